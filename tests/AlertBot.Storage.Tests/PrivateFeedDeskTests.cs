using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class PrivateFeedDeskOnSqliteTests() : PrivateFeedDeskTests(Database.Sqlite);

public sealed class PrivateFeedDeskOnPostgresTests() : PrivateFeedDeskTests(Database.Postgres);

/// <summary>What administrators do with their private feeds, and what becomes of them.</summary>
public abstract class PrivateFeedDeskTests(Database database) : IAsyncLifetime
{
    private static readonly ChangeNote Note = PrivateWorld.Note;
    private static readonly DestinationAddress Mine = new("telegram", "100");

    private TemporaryStore _store = null!;
    private PrivateWorld _world = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IPrivateFeedDesk Desk => _store.Get<IPrivateFeedDesk>();

    public async ValueTask InitializeAsync() => _world = await PrivateWorld.CreateAsync(_store = await TemporaryStore.CreateAsync(database));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_destination_gets_as_many_as_the_owners_allow_and_none_without_their_word()
    {
        Assert.True((await _world.AddAsync("https://zebra.example/rss?key=zebra")).IsKnown);
        Assert.NotNull((await _world.AddAsync("https://zebra.example/second")).Feed);
        Assert.Equal(new PrivateFeedAnswer(null), await _world.AddAsync("https://zebra.example/third"));
        Assert.Equal(new PrivateFeedAnswer(null), await _world.AddAsync("https://zebra.example/rss", PrivateWorld.Other));
    }

    [Fact]
    public async Task The_same_address_may_be_public_and_private_at_once_and_neither_knows_of_the_other()
    {
        var both = new Uri("https://paper.example/rss");
        Assert.NotNull((await _world.AddAsync(both.AbsoluteUri)).Feed);
        var known = await _store.Get<IFeedDesk>().AddAsync([new(both)], Duration.FromMinutes(1), Note, Cancelled);

        Assert.Empty(known);
        Assert.Equal(both, Assert.Single(await _store.Get<IFeedDesk>().AllAsync(Cancelled)).Feed.Address);
        // Who asks for a private feed's address to be public gets a feed of its own.
        Assert.Single(await _store.Get<IFeedDesk>().AddAsync([new(new Uri("https://zebra.example/rss?key=zebra"))], Duration.FromMinutes(1), Note, Cancelled));
        Assert.Equal(2, (await Desk.AllAsync(PrivateWorld.Mine, Cancelled)).Count);
    }

    [Fact]
    public async Task Every_change_is_logged_for_its_destination_without_the_address_and_can_be_taken_back()
    {
        await Desk.ChangeAsync(PrivateWorld.Mine, _world.Feed, new FeedWish { Paused = true }, Note with { What = "privatefeeds pause" }, Cancelled);
        await Desk.RemoveAsync(PrivateWorld.Mine, _world.Feed, Note with { What = "privatefeeds remove" }, Cancelled);
        Assert.Empty(await Desk.AllAsync(PrivateWorld.Mine, Cancelled));

        Assert.Equal($"privatefeeds remove f{_world.Feed}", (await Desk.UndoAsync(PrivateWorld.Mine, Note, Cancelled))?.What);
        Assert.True(Assert.Single(await Desk.AllAsync(PrivateWorld.Mine, Cancelled)).IsPaused);
        await Desk.UndoAsync(PrivateWorld.Mine, Note, Cancelled);
        Assert.False(Assert.Single(await Desk.AllAsync(PrivateWorld.Mine, Cancelled)).IsPaused);

        var log = await Desk.LogAsync(PrivateWorld.Mine, 10, Cancelled);
        Assert.Equal(5, log.Count);
        Assert.DoesNotContain(log, l => StoredJson.Write(l).Contains("zebra.example", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await Desk.LogAsync(PrivateWorld.Other, 10, Cancelled));
    }

    [Fact]
    public async Task Nobody_changes_the_feed_of_another_destination_whatever_number_they_name()
    {
        Assert.False(await Desk.ChangeAsync(PrivateWorld.Other, _world.Feed, new FeedWish { Paused = true }, Note, Cancelled));
        Assert.False(await Desk.RemoveAsync(PrivateWorld.Other, _world.Feed, Note, Cancelled));
        Assert.Null(await Desk.UndoAsync(PrivateWorld.Other, Note, Cancelled));
        Assert.Empty(await Desk.AllAsync(PrivateWorld.Other, Cancelled));
        Assert.False(await Desk.ChangeAsync(PrivateWorld.Mine, 1, new FeedWish { Paused = true }, Note, Cancelled));
    }

    [Fact]
    public async Task When_its_destination_is_removed_it_rests_at_once_and_it_goes_on_when_that_is_taken_back()
    {
        Assert.Contains(await _world.ClaimAsync(), c => c.Feed.Id == _world.Feed);
        await ReleaseAsync();

        await _store.Destinations.RemoveAsync(Mine, Note, Cancelled);
        Assert.Equal([1], (await _world.ClaimAsync()).Select(c => c.Feed.Id));
        Assert.Null(await _store.Feeds.ClaimAsync(_world.Feed, PrivateWorld.Now, Duration.FromMinutes(1), Cancelled));
        await ReleaseAsync();

        await _store.Destinations.UndoAsync(Mine, Note, Cancelled);
        Assert.Contains(await _world.ClaimAsync(), c => c.Feed.Id == _world.Feed);
    }

    [Fact]
    public async Task When_the_owners_allow_fewer_the_newest_rest_and_no_taking_back_allows_more()
    {
        var second = (await _world.AddAsync("https://zebra.example/second")).Feed;
        await AllowAsync(1);
        Assert.Equal([(_world.Feed, false), (second!.Value, true)], (await Desk.AllAsync(PrivateWorld.Mine, Cancelled)).Select(f => (f.Feed.Id, f.IsResting)));

        await _store.Destinations.UndoAsync(Mine, Note, Cancelled);
        Assert.True((await Desk.AllAsync(PrivateWorld.Mine, Cancelled))[1].IsResting);

        await Desk.RemoveAsync(PrivateWorld.Mine, _world.Feed, Note, Cancelled);
        Assert.False(Assert.Single(await Desk.AllAsync(PrivateWorld.Mine, Cancelled)).IsResting);
    }

    [Fact]
    public async Task Thirty_days_after_removal_nothing_of_it_is_left_and_the_public_is_untouched()
    {
        await _store.LookUps.SearchAsync("deadline", 1, Cancelled);
        await _store.Destinations.RemoveAsync(Mine, Note, Cancelled);
        Assert.Equal(1, await _store.Destinations.ForgetRemovedAsync(PrivateWorld.Now + Duration.FromDays(30), Cancelled));

        await AssertErasedAsync();
    }

    [Fact]
    public async Task On_request_all_of_it_is_deleted_at_once_and_a_look_under_way_brings_nothing_back()
    {
        await _store.LookUps.SearchAsync("deadline", 1, Cancelled);
        var claim = (await _world.ClaimAsync()).Single(c => c.Feed.Id == _world.Feed);

        Assert.Equal(1, await Desk.EraseAsync(PrivateWorld.Mine, Cancelled));
        Assert.Equal([_world.Feed], await _store.Feeds.SaveAsync([new PollOutcome(claim, FeedState.New, [], [], [])], Cancelled));

        await AssertErasedAsync();
    }

    [Fact]
    public async Task When_the_settings_point_the_destination_elsewhere_its_private_feeds_do_not_follow()
    {
        var orders = (await _store.Subscriptions.IndexAsync(Cancelled)).All.Select(s => s with { Destination = s.Destination with { Address = s.Destination.Name == "mine" ? "300" : s.Destination.Address } });

        await _store.Subscriptions.ReplaceAsync([.. orders], Cancelled);

        await AssertErasedAsync();
    }

    [Fact]
    public async Task Its_troubles_are_told_to_its_destination_once_and_the_owners_hear_of_the_public_one()
    {
        var told = Assert.Single(await Desk.TroublesAsync(Cancelled));
        await Desk.ToldAsync([told.Number], Cancelled);

        Assert.Equal((PrivateWorld.Mine, _world.Feed, NoticeKind.Failing), (told.Destination, told.Feed.Feed.Id, told.Kind));
        Assert.Empty(await Desk.TroublesAsync(Cancelled));
        Assert.Equal(["The feed talks has failed."], await _store.FeedList.TakeNoticesAsync(Cancelled));
    }

    [Fact]
    public async Task The_settings_neither_remove_nor_take_over_a_private_feed()
    {
        await _store.FeedList.ReplaceAsync([new ConfiguredFeed(new("https://zebra.example/rss?key=zebra"), "owner", null, null, Duration.FromHours(1))], Cancelled);

        var feed = Assert.Single(await Desk.AllAsync(PrivateWorld.Mine, Cancelled));
        Assert.Equal("zebra-voice", feed.Feed.Publisher);
        Assert.Equal("owner", Assert.Single(await _store.FeedList.AllAsync(Cancelled)).Publisher);
    }

    private async Task AssertErasedAsync()
    {
        await _store.Raw.ReadAllAsync(
            async context =>
            {
                Assert.Equal(0, await context.Feeds.CountAsync(f => f.Audience != null, Cancelled));
                Assert.Equal(0, await context.Items.CountAsync(i => i.Audience != null, Cancelled));
                Assert.Equal(0, await context.Stories.CountAsync(s => s.Audience != null, Cancelled));
                Assert.Equal(0, await context.Deadlines.CountAsync(d => d.Audience != null, Cancelled));
                Assert.Equal(0, await context.Alerts.CountAsync(a => a.Audience != null, Cancelled));
                Assert.Equal(0, await context.Changes.CountAsync(c => c.Subject.StartsWith("private:"), Cancelled));
                Assert.Equal((1, 1, 1, 1), (await context.Feeds.CountAsync(Cancelled), await context.Items.CountAsync(Cancelled), await context.Stories.CountAsync(Cancelled), await context.Deadlines.CountAsync(Cancelled)));
                Assert.Equal(1, await context.Notices.CountAsync(Cancelled));
                return true;
            },
            Cancelled);
        Assert.Empty(await _store.LookUps.For(new SeenBy(PrivateWorld.Mine)).SearchAsync("zebra", 10, Cancelled));
        Assert.Equal(database == Database.Sqlite ? 1 : 0, database == Database.Sqlite
            ? await _store.Raw.ReadAllAsync(context => context.Database.SqlQueryRaw<int>("""SELECT COUNT(*) AS "Value" FROM "ItemSearch" WHERE "ItemSearch" MATCH 'deadline'""").SingleAsync(Cancelled), Cancelled)
            : 0);
    }

    private async Task AllowAsync(int most)
    {
        var orders = (await _store.Destinations.FindAsync(Mine, Cancelled))!;
        await _store.Destinations.SaveAsync(orders with { Destination = orders.Destination with { Wishes = orders.Destination.Wishes with { PrivateFeeds = most } } }, Note, Cancelled);
    }

    private Task<int> ReleaseAsync() => _store.Raw.WriteAsync(context => context.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.LeasedUntil, (Instant?)null), Cancelled), Cancelled);
}
