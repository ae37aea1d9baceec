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
        for (var round = 0; round < 100; round++)
        {
            Subscription[] subscriptions = [.. Enumerable.Range(1, 60).Select(i => Subscription(i, dice))];
            var index = new SubscriptionIndex(subscriptions);
            var alert = Alert(dice);
            var subject = FilterSubject.Of(alert, Words(dice, 10));

            Assert.Equal(subscriptions.Where(s => s.Wants(alert, subject)).Select(s => s.Id), index.Wanting(alert, subject).Select(s => s.Id));
        }
    }

    /// <summary>Destinations come, change, pause and go in any order; what was kept up answers as what is built of the same orders at once.</summary>
    [Fact]
    public void An_index_that_was_kept_up_answers_like_one_that_is_built_anew()
    {
        var dice = new Random(11);
        for (var round = 0; round < 30; round++)
        {
            var orders = Enumerable.Range(1, 40).ToDictionary(d => (long)d, d => Orders(d, dice));
            var keptUp = new SubscriptionIndex(orders.Values.SelectMany(o => o));
            for (var change = 0; change < 40; change++)
            {
                var destination = 1 + dice.Next(60);
                orders[destination] = dice.Next(4) == 0 ? [] : Orders(destination, dice);
                keptUp.Put(destination, orders[destination]);
            }

            var anew = new SubscriptionIndex(orders.Values.SelectMany(o => o));
            Assert.Equal(anew.All, keptUp.All);
            Assert.Equal((anew.Count, anew.Groups), (keptUp.Count, keptUp.Groups));
            Assert.Equal(anew.ReminderSteps, keptUp.ReminderSteps);
            for (var i = 0; i < 10; i++)
            {
                var alert = Alert(dice);
                var subject = FilterSubject.Of(alert, Words(dice, 10));
                Assert.Equal(anew.Wanting(alert, subject), keptUp.Wanting(alert, subject));
            }
        }
    }

    [Fact]
    public void An_index_that_everybody_left_holds_nothing_and_takes_new_ones()
    {
        var dice = new Random(5);
        var index = new SubscriptionIndex(Enumerable.Range(1, 200).SelectMany(d => Orders(d, dice)));
        for (var destination = 1; destination <= 200; destination++)
        {
            index.Put(destination, []);
        }

        var alert = Alert("Talks on a ceasefire");
        Assert.Empty(index.Wanting(alert, FilterSubject.Of(alert)));
        Assert.Empty(index.All);
        Assert.Empty(index.ReminderSteps);
        Assert.Equal(0, index.Groups);

        index.Put(1, [Plain(1) with { Filters = Words("ceasefire") }]);
        Assert.Equal(1, Assert.Single(index.Wanting(alert, FilterSubject.Of(alert))).Id);
    }

    [Fact]
    public async Task An_index_is_asked_while_it_is_changed()
    {
        var dice = new Random(13);
        var index = new SubscriptionIndex([Plain(1) with { Filters = Words("ceasefire") }]);
        var alert = Alert("Talks on a ceasefire");
        var changes = Task.Run(() =>
        {
            for (var destination = 2; destination < 2_000; destination++)
            {
                index.Put((destination % 50) + 2, Orders((destination % 50) + 2, dice));
            }
        }, TestContext.Current.CancellationToken);
        do
        {
            Assert.Equal(1, index.Wanting(alert, FilterSubject.Of(alert))[0].Id);
        }
        while (!changes.IsCompleted);
        await changes;
    }

    [Fact]
    public void Subscribers_who_ask_for_the_same_are_one_group_and_each_is_found()
    {
        var dice = new Random(3);
        FilterSet[] written = [Words("ceasefire", "Prisoner Exchange"), Words("prisoner  exchange", "CEASEFIRE", "ceasefire"), FilterSet.None];
        Subscription[] subscriptions = [.. Enumerable.Range(1, 3_000).Select(i => Plain(i) with { Filters = written[dice.Next(written.Length)] })];
        var index = new SubscriptionIndex(subscriptions);
        var exchange = Alert("A prisoner exchange");

        Assert.Equal(2, index.Groups);
        Assert.Equal(subscriptions, index.Wanting(exchange, FilterSubject.Of(exchange)));
        Assert.Equal(subscriptions.Where(s => s.Filters.IsEmpty), index.Wanting(Alert("Elections"), FilterSubject.Of("Elections")));
    }

    [Theory]
    [InlineData("ceasefire talk*", "peace, then ceasefire talks", true)]
    [InlineData("round of talks", "round of round of talks", true)]
    [InlineData("round of talks", "talks of round", false)]
    [InlineData("tal*", "ta", false)]
    public void Phrases_are_found_in_their_order(string written, string headline, bool wanted)
    {
        var subscription = Plain(1) with { Filters = Words(written) };
        var alert = Alert(headline);

        Assert.Equal(wanted, subscription.Wants(alert));
        Assert.Equal(wanted, new SubscriptionIndex([subscription]).Wanting(alert, FilterSubject.Of(alert)).Count == 1);
    }

    [Fact]
    public void A_pattern_is_found_wherever_its_letters_stand()
    {
        string[] written = ["(umerov|medvedev).{0,40}round", "ound|zzz", "^talk", "[a-z]+"];
        Subscription[] subscriptions = [.. written.Select((w, i) => Plain(i + 1) with { Filters = new FilterSet([new TextFilter(FilterKind.Pattern, w)], []) })];
        var alert = Alert("Umerov left the third round");

        Assert.Equal([1, 2, 4], new SubscriptionIndex(subscriptions).Wanting(alert, FilterSubject.Of(alert)).Select(s => s.Id));
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

    private static FilterSet Words(params string[] written) => new([.. written.Select(w => new TextFilter(FilterKind.Words, w))], []);

    private static Subscription Plain(long id) =>
        new(id, new Destination(id, $"d{id}", "console", "", "en", DateTimeZone.Utc, null, null), [], [], Alerts.Subscriptions.Subscription.DefaultReminderSteps);

    private static Subscription Subscription(int id, Random dice) => Plain(id) with
    {
        Destination = Plain(id).Destination with { Wishes = DestinationWishes.Default with { Paused = dice.Next(9) == 0, Publishers = 1 + dice.Next(2) } },
        Dossiers = dice.Next(2) == 0 ? [] : [dice.Next(2) == 0 ? "a" : "b"],
        Categories = dice.Next(2) == 0 ? [] : [.. Enum.GetValues<Category>().Where(_ => dice.Next(3) == 0)],
        MinimumUrgency = (Urgency)dice.Next(3),
        Languages = dice.Next(4) == 0 ? ["uk"] : [],
        StateMedia = dice.Next(3) > 0,
        OnlyPublishers = dice.Next(5) == 0 ? ["bbc"] : [],
        NotPublishers = dice.Next(5) == 0 ? ["tass"] : [],
        Filters = new FilterSet(Filters(dice), Filters(dice)),
    };

    /// <summary>None to three of one destination; a changed one has new ids, as in the store.</summary>
    private static Subscription[] Orders(int destination, Random dice) =>
        [.. Enumerable.Range(0, dice.Next(4)).Select(i => Subscription((destination * 1_000_000) + (dice.Next(100_000) * 4) + i, dice)).Select(s => s with { Destination = s.Destination with { Id = destination } })];

    private static ImmutableArray<TextFilter> Filters(Random dice) => [.. Enumerable.Range(0, dice.Next(3)).Select(_ => Filter(dice)).OfType<TextFilter>()];

    private static TextFilter? Filter(Random dice)
    {
        var word = Vocabulary[dice.Next(Vocabulary.Length)];
        var written = dice.Next(9) switch
        {
            0 => $"{word[..3]}*",
            1 => $"{word} {Vocabulary[dice.Next(Vocabulary.Length)]}",
            2 => $"/{word}/",
            3 => $"/{word[..2]}.*{word[^2..]}/",
            4 => $"/{word}|nothing/",
            5 => $"/({word}|{Vocabulary[dice.Next(Vocabulary.Length)]}).*[a-z]{{3}}/",
            6 => $"/{word}?x*{word[..4]}/",
            _ => word,
        };
        return TextFilter.Read(written, out _);
    }

    private static Alert Alert(Random dice) => Alert(Words(dice, 8)) with
    {
        Dossier = dice.Next(2) == 0 ? "a" : "b",
        Kind = (AlertKind)dice.Next(8),
        Urgency = (Urgency)dice.Next(3),
    };

    private static Alert Alert(string headline, params SourceLink[] sources) => new(
        "k", AlertKind.NewStory, "a", Instant.FromUtc(2025, 7, 23, 12, 0), 1, null, [1], Urgency.Major,
        new AlertContent([new QuotedText("en", headline, 1)], [], [.. sources.Length > 0 ? sources : [new SourceLink("BBC", "bbc", null, "en", false, 1)]], [Category.Round], []), "test");

    private static string Words(Random dice, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => Vocabulary[dice.Next(Vocabulary.Length)]).Select(w => dice.Next(3) == 0 ? w.ToUpperInvariant() : w));
}
