using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Polling;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Storage.Tests;

/// <summary>
/// Two destinations, of which the first has a private feed, and a public feed beside it. Each feed brought one item, which became a story with a
/// deadline and an alert. Whatever is private, and nothing else, has the word zebra in it.
/// </summary>
internal sealed class PrivateWorld(TemporaryStore store)
{
    public const string Mark = "zebra";
    public const string Dossier = "talks";
    public const long Mine = 1;
    public const long Other = 2;
    public const string Link = "https://zebra.example/news/1";
    public static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    public static readonly ChangeNote Note = new("telegram", "7", "privatefeeds add", Now);

    private static readonly Duration Interval = Duration.FromMinutes(10);

    public long Feed { get; private set; }

    public long Item { get; private set; }

    public long Story => 2;

    public long Deadline { get; private set; }

    public long Alert { get; private set; }

    private IPrivateFeedDesk Desk => store.Get<IPrivateFeedDesk>();

    public static async Task<PrivateWorld> CreateAsync(TemporaryStore store)
    {
        var world = new PrivateWorld(store);
        await store.Subscriptions.ReplaceAsync([Order("mine", "100", 2), Order("other", "200", 0)], default);
        await store.FeedList.ReplaceAsync([new ConfiguredFeed(new("https://paper.example/rss"), "paper", "The Paper", "en", Interval)], default);
        world.Feed = (await world.AddAsync("https://zebra.example/rss?key=zebra")).Feed!.Value;
        await world.BringAsync("1");
        return world;
    }

    public Task<PrivateFeedAnswer> AddAsync(string address, long destination = Mine) =>
        Desk.AddAsync(destination, new ListedFeed(new Uri(address), "The Zebra", Publisher: "zebra-voice", Language: "en"), Interval, Note, default);

    /// <summary>Every feed that may be polled brings one item, which goes through all stages.</summary>
    public async Task BringAsync(string guid)
    {
        foreach (var claim in await ClaimAsync())
        {
            var word = claim.Feed.Audience is null ? "talks" : "zebra";
            var link = $"https://{(claim.Feed.Audience is null ? "paper" : "zebra")}.example/news/{guid}";
            var published = Now + Duration.FromMinutes(guid[0]);
            var item = new NewItem(new ItemKeys(guid[0], ItemKeys.OfLink(link), guid[0], guid[0], guid[0]), claim.Feed.Publisher, guid, link, $"The {word} item {guid}", $"A {word} text about the deadline.", null, published, published, null, Baseline: false);
            var hub = new HubChange(new Uri("https://hub.example/"), claim.Feed.Address);
            await store.Feeds.SaveAsync([new PollOutcome(claim, FeedState.New with { NextLook = Now + Interval, PolledBefore = true }, [item], [], [new FeedNotice(claim.Feed.Id, NoticeKind.Failing, Now, $"The feed {word} has failed.")]) { Hub = hub }], default);
        }

        await AdvanceAsync();
    }

    public async Task<IReadOnlyList<FeedClaim>> ClaimAsync() => await store.Feeds.ClaimDueAsync(Now + Duration.FromHours(1), Interval, 10, default);

    private async Task AdvanceAsync()
    {
        foreach (var item in await store.Line.TakeStoredAsync(10, default))
        {
            await store.Line.SaveReadingsAsync([new ReadItem(item, ReadingOf(item.Title))], default);
        }

        foreach (var read in await store.Line.TakeReadAsync(10, default))
        {
            var item = read.Item;
            var story = await store.Line.LastStoryAsync(default) + 1;
            var statement = new DeadlineStatement(DeadlineKind.Ultimatum, DueWindow.On(new LocalDate(2025, 9, 2)), item.Title, new LocalDate(2025, 7, 14), "within 50 days", "14 July 2025 + 50 days", item.Title, "Russia", "tariffs", DeadlineChange.Set, 0.9);
            var step = Ledger.Apply(Dossier, await store.Line.LedgerAsync(Dossier, item.Audience, Now - Duration.FromDays(60), default), statement, new LedgerSource(item.Id, item.Publisher, item.Link, item.Title, Now));
            step = step.IsNew ? step with { Entry = step.Entry with { Id = -1, Audience = item.Audience } } : step;
            await store.Line.SavePlacementAsync(new PlacedItem(item, read.Reading, Dossier, new StoryPlace(story, true, null, [], [])), [step], default);
        }

        var orders = await store.Subscriptions.IndexAsync(default);
        foreach (var placed in await store.Line.TakePlacedAsync(10, default))
        {
            var alert = AlertOf(placed, await store.Line.EffectsAsync([placed.Item.Id], default));
            await store.Line.SaveDecisionAsync(placed.Item.Id, "new-story", alert, Fanout.Of(alert, placed.Item.Text, orders), default);
            (Item, Deadline) = placed.Item.Audience is null ? (Item, Deadline) : (placed.Item.Id, alert.Deadline!.Value);
        }

        Alert = await store.Raw.ReadAllAsync(context => Task.FromResult(context.Alerts.Where(a => a.Audience != null).Max(a => (long?)a.Id) ?? 0), default);
    }

    private static Alert AlertOf(PlacedItem placed, ImmutableArray<LedgerEffect> effects) => new(
        $"story:{placed.Place.Story}", AlertKind.NewStory, Dossier, Now, placed.Place.Story, effects[0].Entry.Id, [placed.Item.Id], Urgency.Major,
        new AlertContent([new QuotedText("en", placed.Item.Title, placed.Item.Id)], [], [], [Category.Round], [new AlertBot.Alerts.Reminders.DeadlineAlerts().Note(effects[0].Entry, LedgerChange.Set)]),
        "first report")
    {
        Audience = placed.Item.Audience,
    };

    private static Reading ReadingOf(string title) =>
        new("en", [new DossierReading(Dossier, 0.9, true, [Category.Round], [new Evidence("title", title, 1)])], TalkFacts.None, []);

    private static Subscription Order(string name, string address, int privateFeeds) => new(
        0,
        new Destination(0, name, "telegram", address, "en", DateTimeZone.Utc, null, null) { Wishes = DestinationWishes.Default with { PrivateFeeds = privateFeeds } },
        [],
        [],
        Subscription.DefaultReminderSteps);
}
