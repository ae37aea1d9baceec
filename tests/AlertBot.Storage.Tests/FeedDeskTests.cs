using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Lists;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class FeedDeskOnSqliteTests() : FeedDeskTests(Database.Sqlite);

public sealed class FeedDeskOnPostgresTests() : FeedDeskTests(Database.Postgres);

/// <summary>Feeds as owners administer them in chat.</summary>
public abstract class FeedDeskTests(Database database) : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Interval = Duration.FromMinutes(10);
    private static readonly Uri One = new("https://one.example/rss");
    private static readonly Uri Two = new("https://two.example/rss");

    private TemporaryStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IFeedDesk Desk => _store.Get<IFeedDesk>();

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_paused_feed_is_not_looked_at_until_it_is_resumed_and_a_start_with_other_settings_does_not_resume_it()
    {
        await _store.FeedList.ReplaceAsync([new ConfiguredFeed(One, "one", null, null, Interval)], Cancelled);
        await Desk.ChangeAsync(1, new FeedWish { Paused = true }, Note("feeds pause f1"), Cancelled);
        await _store.FeedList.ReplaceAsync([new ConfiguredFeed(One, "one", null, null, Interval)], Cancelled);

        Assert.Empty(await _store.Feeds.ClaimDueAsync(Now, Interval, 10, Cancelled));
        Assert.Null(await _store.Feeds.ClaimAsync(1, Now, Interval, Cancelled));
        Assert.Null(await _store.Feeds.NextDueAsync(Cancelled));
        Assert.Equal(Duration.Zero, (await _store.Get<IStoreFigures>().TakeAsync(Now, Cancelled)).FeedsOverdue);
        Assert.True(Assert.Single(await Desk.AllAsync(Cancelled)) is { IsPaused: true, IsOfSettings: true });

        await Desk.ChangeAsync(1, new FeedWish { Paused = false }, Note("feeds resume f1"), Cancelled);
        Assert.Single(await _store.Feeds.ClaimDueAsync(Now, Interval, 10, Cancelled));
    }

    [Fact]
    public async Task Only_feeds_that_are_not_followed_yet_are_added()
    {
        await Desk.AddAsync([new ListedFeed(One, Publisher: "one")], Interval, Note("feeds add"), Cancelled);
        var added = await Desk.AddAsync([new ListedFeed(One, Publisher: "other"), new ListedFeed(Two, Group: "World")], Interval, Note("import"), Cancelled);

        Assert.Single(added);
        Assert.Equal([("one", null), ("two.example", "World")], (await Desk.AllAsync(Cancelled)).Select(f => (f.Feed.Publisher, f.Feed.Group)));
        Assert.Empty(await Desk.AddAsync([new ListedFeed(One)], Interval, Note("import"), Cancelled));
        Assert.Equal(["import", "feeds add"], (await Desk.LogAsync(10, Cancelled)).Select(c => c.What));
    }

    [Fact]
    public async Task Each_change_is_taken_back_in_its_turn()
    {
        await Desk.AddAsync([new ListedFeed(One, Publisher: "one")], Interval, Note("feeds add"), Cancelled);
        await Desk.ChangeAsync(1, new FeedWish { Publisher = "other", Group = "World", Interval = Duration.FromMinutes(3) }, Note("feeds publisher"), Cancelled);
        await Desk.RemoveAsync(1, Note("feeds remove"), Cancelled);
        Assert.Empty(await Desk.AllAsync(Cancelled));
        Assert.False(await Desk.ChangeAsync(1, new FeedWish { Paused = true }, Note("feeds pause"), Cancelled));

        Assert.Equal("feeds remove", (await Desk.UndoAsync(Note("feeds undo"), Cancelled))!.What);
        Assert.Equal(("other", "World"), ((await Desk.AllAsync(Cancelled))[0].Feed.Publisher, (await Desk.AllAsync(Cancelled))[0].Feed.Group));
        Assert.Equal("feeds publisher", (await Desk.UndoAsync(Note("feeds undo"), Cancelled))!.What);
        var feed = Assert.Single(await Desk.AllAsync(Cancelled)).Feed;
        Assert.Equal(("one", null, Interval), (feed.Publisher, feed.Group, feed.Interval));
        Assert.Equal("feeds add", (await Desk.UndoAsync(Note("feeds undo"), Cancelled))!.What);
        Assert.Empty(await Desk.AllAsync(Cancelled));
        Assert.Null(await Desk.UndoAsync(Note("feeds undo"), Cancelled));
    }

    [Fact]
    public async Task A_feed_that_was_removed_may_be_added_again()
    {
        await Desk.AddAsync([new ListedFeed(One, Publisher: "one")], Interval, Note("feeds add"), Cancelled);
        await Desk.ChangeAsync(1, new FeedWish { Paused = true }, Note("feeds pause"), Cancelled);
        await Desk.RemoveAsync(1, Note("feeds remove"), Cancelled);

        Assert.Equal([1L], await Desk.AddAsync([new ListedFeed(One, Publisher: "one")], Interval, Note("feeds add"), Cancelled));
        Assert.False(Assert.Single(await Desk.AllAsync(Cancelled)).IsPaused);
    }

    private static ChangeNote Note(string what) => new("telegram", "7", what, Now);
}
