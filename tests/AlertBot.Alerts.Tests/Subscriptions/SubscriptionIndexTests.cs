using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Alerts.Tests.Subscriptions;

public sealed class SubscriptionIndexTests
{
    private static readonly string[] Vocabulary =
        ["talks", "istanbul", "ceasefire", "prisoners", "exchange", "tariffs", "umerov", "medinsky", "ankara", "round", "перемовини", "обмін", "kremlin", "sanctions", "deadline", "killed", "sick", "risk"];

    [Fact]
    public void The_index_finds_what_the_naive_loop_finds_in_its_order()
    {
        var dice = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            Subscription[] subscriptions = [.. Enumerable.Range(1, 60).Select(i => Subscription(i, dice))];
            var index = new SubscriptionIndex(subscriptions);
            var alert = Alert(dice);
            var subject = FilterSubject.Of(alert, Words(dice, 10));

            Assert.Equal(subscriptions.Where(s => s.Wants(alert, subject)).Select(s => s.Id), index.Wanting(alert, subject).Select(s => s.Id));
        }
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void State_media_alone_are_not_enough_for_who_does_not_want_them(bool wanted, int found)
    {
        var subscription = Plain(1) with { StateMedia = wanted };
        var alert = Alert("talks", new SourceLink("TASS", "tass", null, "ru", StateMedia: true, 1));

        Assert.Equal(found, new SubscriptionIndex([subscription]).Wanting(alert, FilterSubject.Of(alert)).Count);
    }

    [Fact]
    public void A_paused_destination_gets_nothing()
    {
        var plain = Plain(1);
        var paused = plain with { Destination = plain.Destination with { Wishes = DestinationWishes.Default with { Paused = true } } };
        var alert = Alert("talks");

        Assert.Empty(new SubscriptionIndex([paused]).Wanting(alert, FilterSubject.Of(alert)));
        Assert.Empty(Fanout.Of(alert, [paused]));
    }

    [Fact]
    public void Breaking_news_waits_for_the_morning_where_it_may_not_break_through()
    {
        var quiet = new QuietHours(new LocalTime(23, 0), new LocalTime(7, 0));
        var plain = Plain(1);
        var alert = Alert("talks") with { At = Instant.FromUtc(2025, 7, 23, 2, 0), Urgency = Urgency.Breaking };
        var breaks = plain with { Destination = plain.Destination with { Quiet = quiet } };
        var waits = plain with { Destination = breaks.Destination with { Wishes = DestinationWishes.Default with { UrgentBreaksQuiet = false } } };

        Assert.Equal(alert.At, Fanout.Of(alert, [breaks])[0].NotBefore);
        Assert.Equal(Instant.FromUtc(2025, 7, 23, 7, 0), Fanout.Of(alert, [waits])[0].NotBefore);
    }

    private static Subscription Plain(long id) =>
        new(id, new Destination(id, $"d{id}", "console", "", "en", DateTimeZone.Utc, null, null), [], [], Alerts.Subscriptions.Subscription.DefaultReminderSteps);

    private static Subscription Subscription(int id, Random dice) => Plain(id) with
    {
        Dossiers = dice.Next(2) == 0 ? [] : [dice.Next(2) == 0 ? "a" : "b"],
        Categories = dice.Next(2) == 0 ? [] : [.. Enum.GetValues<Category>().Where(_ => dice.Next(3) == 0)],
        MinimumUrgency = (Urgency)dice.Next(3),
        Languages = dice.Next(4) == 0 ? ["uk"] : [],
        StateMedia = dice.Next(3) > 0,
        OnlyPublishers = dice.Next(5) == 0 ? ["bbc"] : [],
        NotPublishers = dice.Next(5) == 0 ? ["tass"] : [],
        Filters = new FilterSet(Filters(dice), Filters(dice)),
    };

    private static ImmutableArray<TextFilter> Filters(Random dice) => [.. Enumerable.Range(0, dice.Next(3)).Select(_ => Filter(dice)).OfType<TextFilter>()];

    private static TextFilter? Filter(Random dice)
    {
        var word = Vocabulary[dice.Next(Vocabulary.Length)];
        var written = dice.Next(7) switch
        {
            0 => $"{word[..3]}*",
            1 => $"{word} {Vocabulary[dice.Next(Vocabulary.Length)]}",
            2 => $"/{word}/",
            3 => $"/{word[..2]}.*{word[^2..]}/",
            4 => $"/{word}|nothing/",
            5 => $"/{word}?x*{word[..4]}/",
            _ => word,
        };
        return TextFilter.Read(written, out _);
    }

    private static Alert Alert(Random dice) => Alert(Words(dice, 8)) with
    {
        Dossier = dice.Next(2) == 0 ? "a" : "b",
        Kind = (AlertKind)dice.Next(4),
        Urgency = (Urgency)dice.Next(3),
    };

    private static Alert Alert(string headline, params SourceLink[] sources) => new(
        "k", AlertKind.NewStory, "a", Instant.FromUtc(2025, 7, 23, 12, 0), 1, null, [1], Urgency.Major,
        new AlertContent([new QuotedText("en", headline, 1)], [], [.. sources.Length > 0 ? sources : [new SourceLink("BBC", "bbc", null, "en", false, 1)]], [Category.Round], []), "test");

    private static string Words(Random dice, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => Vocabulary[dice.Next(Vocabulary.Length)]).Select(w => dice.Next(3) == 0 ? w.ToUpperInvariant() : w));
}
