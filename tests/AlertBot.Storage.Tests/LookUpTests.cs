using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using AlertBot.Understanding;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class LookUpOnSqliteTests() : LookUpTests(Database.Sqlite);

public sealed class LookUpOnPostgresTests() : LookUpTests(Database.Postgres);

/// <summary>What people ask for in chat and on pages.</summary>
public abstract class LookUpTests(Database database) : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Interval = Duration.FromMinutes(10);
    private static readonly DueWindow Due = DueWindow.On(new LocalDate(2025, 9, 2));

    private TemporaryStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_source_shows_how_much_it_brought_since_and_when_last()
    {
        await _store.FeedList.ReplaceAsync([Feed("a"), Feed("b"), Feed("c")], Cancelled);
        await BringAsync(Item("a", "1", Now - Duration.FromDays(9)), Item("a", "2", Now - Duration.FromDays(2)), Item("a", "3", Now), Item("b", "1", Now - Duration.FromDays(9)));

        var sources = await _store.LookUps.SourcesAsync(Now - Duration.FromDays(7), Cancelled);

        Assert.Equal([("a", 2, Now), ("b", 0, null), ("c", 0, (Instant?)null)], sources.Select(s => (s.Publisher, s.Items, s.Newest)));
    }

    [Theory]
    [InlineData("https://a.example/news/1")]
    [InlineData("http://www.a.example/news/1/?utm_source=mail&fbclid=x")]
    public async Task A_link_leads_to_its_item_however_it_was_copied(string link)
    {
        await _store.FeedList.ReplaceAsync([Feed("a")], Cancelled);
        await BringAsync(Item("a", "1", Now), Item("a", "2", Now));

        Assert.Equal("a 1", (await _store.LookUps.FateAsync(link, Cancelled))?.Item.Title);
        Assert.Null(await _store.LookUps.FateAsync("https://a.example/news/3", Cancelled));
        Assert.Null(await _store.LookUps.FateAsync("https://a.example/", Cancelled));
    }

    [Fact]
    public async Task Items_are_found_by_how_relevant_they_were_and_when_they_were_published()
    {
        await _store.FeedList.ReplaceAsync([Feed("a")], Cancelled);
        await BringAsync(Item("a", "1", Now - Duration.FromDays(9)), Item("a", "2", Now), Item("a", "3", Now - Duration.FromDays(2)), Item("a", "4", Now), Item("a", "5", Now - Duration.FromDays(1)));
        await _store.Raw.WriteAsync(
            async context =>
            {
                await foreach (var item in context.Items.AsAsyncEnumerable().WithCancellation(Cancelled))
                {
                    item.Relevance = item.Title is "a 2" ? null : item.Title is "a 4" ? 0.2 : 0.8;
                }
            },
            Cancelled);

        Assert.Equal(["a 5", "a 3"], (await _store.LookUps.ItemsAsync(Now - Duration.FromDays(7), 0.5, 10, Cancelled)).Select(i => i.Title));
        Assert.Equal(["a 4"], (await _store.LookUps.ItemsAsync(Now - Duration.FromDays(7), 0.1, 1, Cancelled)).Select(i => i.Title));
    }

    [Fact]
    public async Task The_newest_items_of_a_dossier_are_found_among_the_stories_of_all()
    {
        await _store.FeedList.ReplaceAsync([Feed("a")], Cancelled);
        await BringAsync([.. Enumerable.Range(0, 8).Select(n => Item("a", $"{n}", Now + Duration.FromMinutes(n)))]);
        await _store.Raw.WriteAsync(
            async context =>
            {
                // Of three stories the second is another dossier's; the last item brought the first story up to date.
                context.Stories.AddRange(Story(1, "talks", 7), Story(2, "other", 6), Story(3, "talks", 5));
                await foreach (var item in context.Items.AsAsyncEnumerable().WithCancellation(Cancelled))
                {
                    (item.StoryId, item.Reading) = ((item.Id - 1) % 8 is 7 ? 1 : ((item.Id - 1) % 3) + 1, StoredJson.Write(new Reading("en", [], TalkFacts.None, [])));
                }
            },
            Cancelled);

        Assert.Equal(["a 7", "a 6", "a 5"], (await _store.LookUps.RelevantAsync("talks", 3, Cancelled)).Select(i => i.Item.Title));
        Assert.Empty(await _store.LookUps.RelevantAsync("nothing", 3, Cancelled));
    }

    private static StoryRow Story(long id, string dossier, int minutes) => new() { Id = id, Dossier = dossier, Started = Now, Updated = Now + Duration.FromMinutes(minutes) };

    [Fact]
    public async Task What_changes_in_the_ledger_is_seen_at_once_and_what_has_not_changed_is_not_read_again()
    {
        var statement = new DeadlineStatement(DeadlineKind.Ultimatum, Due, "within 50 days", new LocalDate(2025, 7, 14), "within 50 days", "14 July 2025 + 50 days", "Trump", "Russia", "tariffs", DeadlineChange.Set, 0.9);
        var set = Ledger.Apply("talks", [], statement, new LedgerSource(3, "bbc", "https://example.org/tariffs", "Trump sets a deadline", Now));
        await _store.Raw.WriteAsync(context => LedgerRows.SaveAsync(context, [set], null, Cancelled), Cancelled);
        var first = await _store.LookUps.DeadlinesAsync(all: true, Cancelled);
        var again = await _store.LookUps.DeadlinesAsync(all: true, Cancelled);

        await _store.Reminders.SaveStepAsync(Ledger.Correct(first[0], Due, LedgerState.Met, Now, "it was met"), [], Cancelled);

        Assert.Same(first, again);
        Assert.Equal(LedgerState.Open, Assert.Single(first).State);
        Assert.Equal(LedgerState.Met, Assert.Single(await _store.LookUps.DeadlinesAsync(all: true, Cancelled)).State);
        Assert.Empty(await _store.LookUps.DeadlinesAsync(all: false, Cancelled));
    }

    [Fact]
    public async Task A_destination_shows_what_waits_what_was_delivered_lately_and_why_something_was_not()
    {
        await _store.Subscriptions.ReplaceAsync([Order("one"), Order("two")], Cancelled);
        await _store.Raw.WriteAsync(
            async context =>
            {
                var alert = new AlertRow { Key = "a", Kind = AlertKind.NewStory, Dossier = "talks", At = Now, Alert = "{}" };
                context.Alerts.Add(alert);
                await context.SaveChangesAsync(Cancelled);
                foreach (var (state, done, error) in new (DeliveryState, Instant?, string?)[]
                {
                    (DeliveryState.Waiting, null, null), (DeliveryState.Waiting, null, "429"), (DeliveryState.Delivered, Now - Duration.FromDays(30), null),
                    (DeliveryState.Delivered, Now, null), (DeliveryState.Dead, Now, "400"),
                })
                {
                    var own = new AlertRow { Key = $"{state} {done} {error}", Kind = AlertKind.NewStory, Dossier = "talks", At = Now, Alert = "{}" };
                    context.Alerts.Add(own);
                    await context.SaveChangesAsync(Cancelled);
                    context.Deliveries.Add(new DeliveryRow { AlertId = own.Id, DestinationId = 1, State = state, NotBefore = Now, Done = done, Error = error });
                }
            },
            Cancelled);

        var outbox = await _store.Get<IStoreViews>().OutboxAsync(Now - Duration.FromDays(7), Cancelled);

        Assert.Equal(
            [new OutboxView("one", "console", null, 2, 1, 1, Now, Now, "400"), new OutboxView("two", "console", null, 0, 0, 0, null, null, null)],
            outbox);
    }

    private async Task BringAsync(params NewItem[] items)
    {
        foreach (var claim in await _store.Feeds.ClaimDueAsync(Now, Interval, 10, Cancelled))
        {
            await _store.Feeds.SaveAsync([new PollOutcome(claim, FeedState.New, [.. items.Where(i => i.Publisher == claim.Feed.Publisher)], [], [])], Cancelled);
        }
    }

    private static ConfiguredFeed Feed(string publisher) => new(new($"https://{publisher}.example/rss"), publisher, null, null, Interval);

    private static NewItem Item(string publisher, string number, Instant published)
    {
        var link = $"https://{publisher}.example/news/{number}";
        return new(new ItemKeys(number[0], ItemKeys.OfLink(link), number[0], number[0], number[0]), publisher, number, link, $"{publisher} {number}", "", "en", published, published, null, false);
    }

    private static Subscription Order(string name) =>
        new(0, new Destination(0, name, "console", name, "en", DateTimeZone.Utc, null, null), [], [], Subscription.DefaultReminderSteps);
}
