using System.Collections.Immutable;
using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using AlertBot.Understanding;
using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class FeedStoreOnSqliteTests() : FeedStoreTests(Database.Sqlite);

public sealed class FeedStoreOnPostgresTests() : FeedStoreTests(Database.Postgres);

public abstract class FeedStoreTests(Database database) : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Lease = Duration.FromMinutes(5);

    private static readonly ItemPicture First = new("https://x.example/1.jpg", "Envoys at a table", "Ann Lee");
    private static readonly ItemPicture Second = new("https://x.example/2.jpg");

    private TemporaryStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_claimed_feed_is_nobody_elses_until_its_lease_ends()
    {
        await FollowAsync(3);

        Assert.Equal(2, (await ClaimAsync(limit: 2)).Count);
        Assert.Single(await ClaimAsync());
        Assert.Empty(await ClaimAsync());
        Assert.Equal(3, (await ClaimAsync(Now + Lease)).Count);
    }

    [Fact]
    public async Task Feeds_are_claimed_longest_due_first()
    {
        await FollowAsync(3);
        foreach (var claim in await ClaimAsync())
        {
            await SaveAsync(Outcome(claim) with { State = new() { NextLook = Now - Duration.FromMinutes(claim.Feed.Id) } });
        }

        Assert.Equal([3, 2, 1], (await ClaimAsync()).Select(claim => claim.Feed.Id));
    }

    [Fact]
    public async Task What_is_remembered_of_a_feed_comes_back_equal()
    {
        await FollowAsync(1);
        var state = new FeedState
        {
            NextLook = Now + Duration.FromMinutes(10),
            FirstLook = Now,
            LastLook = Now,
            LastSuccess = Now,
            LastBody = Now,
            LastChange = Now,
            PolledBefore = true,
            ETag = "\"1\"",
            LastModified = "then",
            BodyHash = -5,
            ConsecutiveFailures = 3,
            FailingSince = Now,
            Told = NoticeKind.Failing,
            LastError = new FeedFailure(FailureKind.Gone, "It is gone.", "Let it go."),
            MovedTo = new("https://new.example/"),
            MovedSightings = 2,
            Rhythm = Duration.FromMinutes(7),
            Hints = new PollingHints(Duration.FromHours(1), [1, 2], [IsoDayOfWeek.Sunday], "hub", "self"),
        };
        var claim = Assert.Single(await ClaimAsync());
        await SaveAsync(Outcome(claim) with { State = state, Address = new("https://moved.example/rss"), Title = "Paper", Language = "uk" });

        var feed = Assert.Single(await ClaimAsync(Now + Lease * 2)).Feed;
        Assert.Equal(("https://moved.example/rss", "Paper", "uk"), (feed.Address.AbsoluteUri, feed.Title, feed.Language));
        Assert.Equal([1, 2], feed.State.Hints.SkipHours);
        Assert.Equal([IsoDayOfWeek.Sunday], feed.State.Hints.SkipDays);
        Assert.Equal(state with { Hints = PollingHints.None }, feed.State with { Hints = PollingHints.None });
    }

    [Fact]
    public async Task An_outcome_whose_lease_was_lost_is_left_out_whole()
    {
        await FollowAsync(2);
        var late = await ClaimAsync();
        await ClaimAsync(Now + Lease, limit: 1);

        Assert.Equal([1], await _store.Feeds.SaveAsync([.. late.Select(claim => Outcome(claim, Item("a")))], Cancelled));
        Assert.Equal(2, Assert.Single(await FindAsync(1, 2)).FeedId);
    }

    [Fact]
    public async Task Items_are_stored_in_order_and_reach_the_next_stage_as_they_are()
    {
        await FollowAsync(1);
        await SaveAsync(Outcome((await ClaimAsync())[0], Item("a"), Item("b", baseline: true)));

        var items = await _store.Line.TakeStoredAsync(10, Cancelled);
        Assert.Equal(["a", "b"], items.OrderBy(item => item.Id).Select(item => item.Title));
        var first = items.Single(item => item.Title == "a");
        Assert.Equal(
            ("publisher", "guid a", "https://x.example/a", "text a", "en", Now - Duration.FromHours(1), Now, 0, false),
            (first.Publisher, first.Guid, first.Link, first.Text, first.Language, first.Published, first.FirstSeen, first.Revision, first.Baseline));
    }

    [Fact]
    public async Task An_item_is_found_by_each_of_its_keys_within_its_feed_alone()
    {
        await FollowAsync(2);
        var claims = await ClaimAsync();
        await SaveAsync(Outcome(claims[0], Item("a") with { Keys = new(1, 2, 3, 4, 5) }));

        Assert.Equal(new KnownItem(1, 1, new(1, 2, 3, 4, 5), 0, Now), Assert.Single(await FindAsync(1, new ItemKeys(1, 2, 3, 4, 5))));
        Assert.Single(await FindAsync(1, new ItemKeys(1, null, 9, 9, 9)));
        Assert.Single(await FindAsync(1, new ItemKeys(null, 2, 9, 9, 9)));
        Assert.Single(await FindAsync(1, new ItemKeys(9, 9, 3, 9, 9)));
        Assert.Empty(await FindAsync(1, new ItemKeys(9, null, 9, 4, 5)));
        Assert.Empty(await FindAsync(2, new ItemKeys(1, 2, 3, 4, 5)));
    }

    [Fact]
    public async Task An_edit_replaces_the_words_and_the_keys_and_is_read_again()
    {
        await FollowAsync(1);
        await SaveAsync(Outcome((await ClaimAsync())[0], Item("a")));
        var update = new ItemUpdate(1, new(11, 12, 13, 14, 15), "g2", "https://x.example/2", "new title", "new text", Now, Now, ItemChanges.Title, 1);
        await SaveAsync(Outcome((await ClaimAsync(Now + Lease * 2))[0]) with { Updates = [update] });

        Assert.Equal(new KnownItem(1, 1, update.Keys, 1, Now), Assert.Single(await FindAsync(1, update.Keys)));
        var item = Assert.Single(await _store.Line.TakeStoredAsync(10, Cancelled));
        Assert.Equal(("g2", "https://x.example/2", "new title", "new text", 1), (item.Guid, item.Link, item.Title, item.Text, item.Revision));
    }

    [Fact]
    public async Task A_picture_comes_with_its_item_and_another_one_takes_its_place_without_another_reading()
    {
        await FollowAsync(1);
        await SaveAsync(Outcome((await ClaimAsync())[0], Item("a") with { Picture = First }));
        Assert.Equal(First, Assert.Single(await FindAsync(1)).Picture);
        await _store.Line.SaveReadingsAsync([.. (await _store.Line.TakeStoredAsync(10, Cancelled)).Select(i => new ReadItem(i, new Reading("en", [], TalkFacts.None, [])))], Cancelled);

        await UpdateAsync(Now + (Lease * 2), Second);
        Assert.Equal(Second, Assert.Single(await FindAsync(1)).Picture);
        await UpdateAsync(Now + (Lease * 4), null);

        Assert.Null(Assert.Single(await FindAsync(1)).Picture);
        Assert.Empty(await _store.Line.TakeStoredAsync(10, Cancelled));
    }

    [Fact]
    public async Task Notices_wait_until_somebody_takes_them_and_are_told_once()
    {
        await FollowAsync(1);
        await SaveAsync(Outcome((await ClaimAsync())[0]) with { Notices = [new(1, NoticeKind.Silent, Now, "It is silent.")] });

        Assert.Equal(["It is silent."], await _store.FeedList.TakeNoticesAsync(Cancelled));
        Assert.Empty(await _store.FeedList.TakeNoticesAsync(Cancelled));
    }

    private async Task UpdateAsync(Instant at, ItemPicture? picture)
    {
        var known = Item("a");
        var update = new ItemUpdate(1, known.Keys, known.Guid, known.Link, known.Title, known.Text, Now, Now, ItemChanges.Picture, 0) { Picture = picture };
        await SaveAsync(Outcome((await ClaimAsync(at))[0]) with { Updates = [update] });
    }

    private Task FollowAsync(int feeds) => _store.FeedList.ReplaceAsync(
        [.. Enumerable.Range(1, feeds).Select(i => new ConfiguredFeed(new($"https://feed{i}.example/rss"), "publisher", null, null, Duration.FromMinutes(10)))], Cancelled);

    private Task<IReadOnlyList<FeedClaim>> ClaimAsync(Instant? now = null, int limit = 10) => _store.Feeds.ClaimDueAsync(now ?? Now, Lease, limit, Cancelled);

    private Task<IReadOnlyList<KnownItem>> FindAsync(params ReadOnlySpan<long> feeds)
    {
        var keys = Item("a").Keys;
        return _store.Feeds.FindKnownAsync([.. feeds.ToArray().Select(feed => new KnownQuery(feed, [keys]))], Cancelled);
    }

    private Task<IReadOnlyList<KnownItem>> FindAsync(long feed, ItemKeys keys) => _store.Feeds.FindKnownAsync([new(feed, [keys])], Cancelled);

    private async Task SaveAsync(PollOutcome outcome) => Assert.Empty(await _store.Feeds.SaveAsync([outcome], Cancelled));

    private static PollOutcome Outcome(FeedClaim claim, params ImmutableArray<NewItem> items) =>
        new(claim, new() { NextLook = Now + Duration.FromMinutes(10) }, items, [], []);

    private static NewItem Item(string name, bool baseline = false) => new(
        new(name[0], name[0] + 100, name[0] + 200, 4, 5), "publisher", $"guid {name}", $"https://x.example/{name}", name, $"text {name}", "en",
        Now - Duration.FromHours(1), Now, Now, baseline);
}
