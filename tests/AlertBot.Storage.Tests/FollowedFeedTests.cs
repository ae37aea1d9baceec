using System.Collections.Immutable;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using AlertBot.Feeds.Pushing;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class FollowedFeedOnSqliteTests() : FollowedFeedTests(Database.Sqlite);

public sealed class FollowedFeedOnPostgresTests() : FollowedFeedTests(Database.Postgres);

/// <summary>What is kept of a feed beside its items: how it is asked, its hub, and how soon it may be looked at.</summary>
public abstract class FollowedFeedTests(Database database) : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Lease = Duration.FromMinutes(5);
    private static readonly Uri Address = new("https://feed1.example/rss");

    private TemporaryStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task How_a_feed_wants_to_be_asked_comes_with_its_claim()
    {
        await FollowAsync(new FeedAccess { UserAgent = "Reader/1", Headers = new Dictionary<string, string> { ["X-Key"] = "env:KEY" }, Password = "file:/secret" });

        var feed = (await ClaimAsync()).Feed;
        Assert.Equal(("Reader/1", "env:KEY", "file:/secret", "World/Talks"), (feed.Access!.UserAgent, feed.Access.Headers["X-Key"], feed.Access.Password, feed.Group));
        Assert.Equal("World/Talks", Assert.Single(await _store.FeedList.AllAsync(Cancelled)).Group);
    }

    [Fact]
    public async Task A_feed_that_wants_nothing_of_its_own_has_no_access()
    {
        await FollowAsync(new FeedAccess { UserAgent = "Reader/1" });
        await FollowAsync(new FeedAccess());

        Assert.Null((await ClaimAsync()).Feed.Access);
    }

    [Fact]
    public async Task A_feed_that_was_added_is_changed_and_looked_at_soon()
    {
        await FollowAsync(new FeedAccess { User = "anna" });
        await SaveAsync(Outcome(await ClaimAsync()));

        Assert.True(await _store.FeedList.ChangeAsync(Address, new() { Title = "Paper", Interval = Duration.FromMinutes(3), Access = access => access with { Password = "p" } }, Note("feeds"), Cancelled));

        var feed = (await ClaimAsync()).Feed;
        Assert.Equal(("Paper", "publisher", "anna", "p", Duration.FromMinutes(3)), (feed.Title, feed.Publisher, feed.Access!.User, feed.Access.Password, feed.Interval));
    }

    [Fact]
    public async Task A_feed_of_the_settings_is_not_changed()
    {
        await _store.FeedList.ReplaceAsync([new ConfiguredFeed(Address, "publisher", null, null, Lease)], Cancelled);

        Assert.False(await _store.FeedList.ChangeAsync(Address, new() { Title = "Paper" }, Note("feeds"), Cancelled));
    }

    [Fact]
    public async Task One_feed_is_claimed_by_one_alone()
    {
        await FollowAsync();

        Assert.NotNull(await _store.Feeds.ClaimAsync(1, Now, Lease, Cancelled));
        Assert.Null(await _store.Feeds.ClaimAsync(1, Now, Lease, Cancelled));
        Assert.Empty(await _store.Feeds.ClaimDueAsync(Now, Lease, 10, Cancelled));
        Assert.NotNull(await _store.Feeds.ClaimAsync(1, Now + Lease, Lease, Cancelled));
        Assert.Null(await _store.Feeds.ClaimAsync(2, Now, Lease, Cancelled));
    }

    [Fact]
    public async Task A_hub_that_was_found_is_asked_once_and_by_one()
    {
        await FoundAsync("https://hub.example/");

        var lease = Assert.Single(await _store.Hubs.TakeDueAsync(Now, Lease, 10, Cancelled));
        Assert.Equal((1, Address, "https://hub.example/", HubState.Found), (lease.Feed, lease.Address, lease.Hub.AbsoluteUri, lease.State));
        Assert.Empty(await _store.Hubs.TakeDueAsync(Now, Lease, 10, Cancelled));
        Assert.True(lease.Token.Length >= 32 && lease.Key.Value.Length >= 64);
    }

    [Fact]
    public async Task The_hub_of_a_paused_feed_is_not_asked()
    {
        await FoundAsync("https://hub.example/");
        await _store.Get<IFeedDesk>().ChangeAsync(1, new FeedWish { Paused = true }, new ChangeNote("telegram", "7", "feeds pause f1", Now), Cancelled);

        Assert.Empty(await _store.Hubs.TakeDueAsync(Now, Lease, 10, Cancelled));
    }

    [Fact]
    public async Task A_feed_that_nobody_looked_at_yet_has_not_been_due_since_the_beginning_of_time()
    {
        await FollowAsync();
        Assert.Equal(Duration.Zero, (await _store.Get<IStoreFigures>().TakeAsync(Now, Cancelled)).FeedsOverdue);

        await SaveAsync(Outcome(await ClaimAsync(Now)) with { State = new() { NextLook = Now + Lease } });
        var next = (await _store.Feeds.NextDueAsync(Cancelled))!.Value;
        Assert.Equal(Lease, (await _store.Get<IStoreFigures>().TakeAsync(next + Lease, Cancelled)).FeedsOverdue);
    }

    [Fact]
    public async Task An_agreement_is_kept_and_found_by_its_token()
    {
        await FoundAsync("https://hub.example/");
        var lease = Assert.Single(await _store.Hubs.AllAsync(Cancelled)) with { State = HubState.Agreed, Until = Now + Duration.FromDays(1), NextTry = Now + Duration.FromHours(20), Failures = 2, LastPush = Now };
        await _store.Hubs.SaveAsync(lease, Cancelled);

        Assert.Equal(lease, await _store.Hubs.FindAsync(lease.Token, Cancelled));
        Assert.Null(await _store.Hubs.FindAsync("other", Cancelled));
        await FoundAsync("https://hub.example/", at: Now + Duration.FromHours(1));
        Assert.Equal(lease, await _store.Hubs.FindAsync(lease.Token, Cancelled));
    }

    [Fact]
    public async Task Another_hub_is_another_agreement_with_other_secrets()
    {
        await FoundAsync("https://hub.example/");
        var old = Assert.Single(await _store.Hubs.AllAsync(Cancelled));
        await FoundAsync("https://other.example/", at: Now + Duration.FromHours(1));

        Assert.Null(await _store.Hubs.FindAsync(old.Token, Cancelled));
        var lease = Assert.Single(await _store.Hubs.AllAsync(Cancelled));
        Assert.Equal(("https://other.example/", HubState.Found), (lease.Hub.AbsoluteUri, lease.State));
        Assert.NotEqual(old.Key, lease.Key);
    }

    [Fact]
    public async Task A_hub_that_is_gone_is_forgotten()
    {
        await FoundAsync("https://hub.example/");
        await SaveAsync(Outcome(await ClaimAsync(Now + Duration.FromHours(1))) with { Hub = new(null, Address) });

        Assert.Empty(await _store.Hubs.AllAsync(Cancelled));
    }

    [Fact]
    public async Task What_is_changed_from_the_terminal_stands_in_the_log_of_the_chat_and_can_be_taken_back_there()
    {
        var desk = _store.Get<IFeedDesk>();
        await FollowAsync();
        await _store.FeedList.ChangeAsync(Address, new() { Interval = Duration.FromMinutes(3) }, Note("feeds change"), Cancelled);
        await _store.FeedList.RemoveAsync(Address, Note("feeds remove"), Cancelled);

        Assert.Equal(["feeds remove", "feeds change", "feeds"], (await desk.LogAsync(10, Cancelled)).Select(c => c.What));
        await desk.UndoAsync(Note("undo"), Cancelled);
        await desk.UndoAsync(Note("undo"), Cancelled);
        Assert.Equal(Duration.FromMinutes(10), Assert.Single(await _store.FeedList.AllAsync(Cancelled)).Interval);
        await desk.UndoAsync(Note("undo"), Cancelled);
        Assert.Empty(await _store.FeedList.AllAsync(Cancelled));
    }

    private static ChangeNote Note(string what) => new("terminal", "me", what, Now);

    [Fact]
    public async Task A_feed_that_is_no_longer_followed_asks_no_hub()
    {
        await FoundAsync("https://hub.example/");
        await _store.FeedList.RemoveAsync(Address, Note("feeds"), Cancelled);

        Assert.Empty(await _store.Hubs.TakeDueAsync(Now, Lease, 10, Cancelled));
        Assert.Null(await _store.Feeds.ClaimAsync(1, Now, Lease, Cancelled));
    }

    [Theory]
    [InlineData(3, 20, 120)]
    [InlineData(2, 20, 1800)]
    [InlineData(3, 40, 1800)]
    public async Task Feeds_are_hurried_while_a_story_breaks(int publishers, int minutesAgo, int looksInSeconds)
    {
        await ReportedAsync(publishers, Now - Duration.FromMinutes(minutesAgo), earliest: Now);

        await HurryAsync();

        Assert.Equal(Now + Duration.FromSeconds(looksInSeconds), (await _store.FeedList.AllAsync(Cancelled))[0].State.NextLook);
    }

    [Fact]
    public async Task A_hurried_feed_still_waits_for_its_server()
    {
        await ReportedAsync(3, Now, earliest: Now + Duration.FromMinutes(10));

        Assert.Equal(1, await HurryAsync());
        Assert.Equal(0, await HurryAsync());
        Assert.Equal(Now + Duration.FromMinutes(10), (await _store.FeedList.AllAsync(Cancelled))[0].State.NextLook);
    }

    private Task<int> HurryAsync() => _store.Feeds.HurryAsync(new(3, Duration.FromMinutes(30)), Now, Now + Duration.FromMinutes(2), Cancelled);

    /// <summary>One feed that carries items of several publishers, all about one story.</summary>
    private async Task ReportedAsync(int publishers, Instant seen, Instant earliest)
    {
        await FollowAsync();
        await SaveAsync(Outcome(await ClaimAsync(), [.. Enumerable.Range(1, publishers).Select(i => Item(i, seen))]) with { State = new() { NextLook = Now + Duration.FromMinutes(30), EarliestLook = earliest } });
        await _store.Raw.WriteAsync(
            context =>
            {
                foreach (var item in context.Items)
                {
                    item.StoryId = 7;
                }

                return Task.CompletedTask;
            },
            Cancelled);
    }

    private async Task FoundAsync(string hub, Instant? at = null)
    {
        await FollowAsync();
        await SaveAsync(Outcome(await ClaimAsync(at)) with { Hub = new(new(hub), Address) });
    }

    private Task FollowAsync(FeedAccess? access = null) =>
        _store.FeedList.AddAsync([new ConfiguredFeed(Address, "publisher", null, null, Duration.FromMinutes(10)) { Access = access, Group = "World/Talks" }], Note("feeds"), Cancelled);

    private async Task<FeedClaim> ClaimAsync(Instant? now = null) => Assert.Single(await _store.Feeds.ClaimDueAsync(now ?? Now, Lease, 10, Cancelled));

    private async Task SaveAsync(PollOutcome outcome) => Assert.Empty(await _store.Feeds.SaveAsync([outcome], Cancelled));

    private static PollOutcome Outcome(FeedClaim claim, params ImmutableArray<NewItem> items) => new(claim, new() { NextLook = Now + Duration.FromMinutes(10) }, items, [], []);

    private static NewItem Item(int publisher, Instant seen) => new(
        new(publisher, publisher, publisher, publisher, publisher), $"publisher {publisher}", null, null, "title", "text", "en", seen, seen, null, false);
}
