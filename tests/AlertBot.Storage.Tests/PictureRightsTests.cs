using AlertBot.Alerts;
using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds;
using AlertBot.Feeds.Polling;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class PictureRightsOnSqliteTests() : PictureRightsTests(Database.Sqlite);

public sealed class PictureRightsOnPostgresTests() : PictureRightsTests(Database.Postgres);

/// <summary>A picture is kept with its item, and handed on only while the owner of its feed allows it.</summary>
public abstract class PictureRightsTests(Database database) : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Interval = Duration.FromMinutes(10);
    private static readonly ItemPicture Picture = new("https://x.example/1.jpg", "Envoys at a table", "Ann Lee");
    private static readonly ChangeNote Note = new("terminal", "me", "feeds", Now);

    private TemporaryStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_whose_owner_says_nothing_shows_no_picture()
    {
        await BringAsync(Paper);

        Assert.Null(await ShownAsync());
    }

    [Fact]
    public async Task The_settings_allow_it_and_take_it_back()
    {
        await BringAsync(Paper with { Pictures = true });
        Assert.Equal(Picture, await ShownAsync());

        await _store.FeedList.ReplaceAsync([Paper with { Pictures = false }], Cancelled);
        Assert.Null(await ShownAsync());
    }

    [Fact]
    public async Task A_feed_that_is_followed_no_more_allows_nothing()
    {
        await BringAsync(Paper with { Pictures = true });
        await _store.FeedList.ReplaceAsync([], Cancelled);

        Assert.Null(await ShownAsync());
    }

    [Fact]
    public async Task An_owner_allows_it_in_chat_and_takes_the_change_back()
    {
        await BringAsync(Paper);
        var desk = _store.Get<IFeedDesk>();

        Assert.True(await desk.ChangeAsync(1, new FeedWish { Pictures = true }, Note, Cancelled));
        Assert.True(Assert.Single(await desk.AllAsync(Cancelled)).Feed.Pictures);
        Assert.Equal(Picture, await ShownAsync());

        await desk.UndoAsync(Note, Cancelled);
        Assert.Null(await ShownAsync());
    }

    [Fact]
    public async Task Who_takes_it_back_is_heard_by_an_alert_that_was_decided_before()
    {
        await BringAsync(Paper with { Pictures = true });
        await _store.Subscriptions.ReplaceAsync([new Subscription(0, new Destination(0, "one", "console", "", "en", DateTimeZone.Utc, null, null), [], [], [])], Cancelled);
        var destination = (await _store.Subscriptions.IndexAsync(Cancelled)).All.Single().Destination.Id;
        var content = new AlertContent([], [], [], [], []) { Pictures = [new SourcePicture(Picture, new SourceLink("Paper", "paper", null, "en", false, 1))] };
        await _store.Reminders.SaveAlertAsync(new Alert("story:1", AlertKind.NewStory, "talks", Now, 1, null, [1], Urgency.Routine, content, "a test"), [new NewDelivery(destination, false, Now, null)], Cancelled);
        var lookUps = _store.Get<ILookUpStore>();
        Assert.Equal(Picture, Assert.Single(Assert.Single(await lookUps.AlertsAsync(Now, 1, Cancelled)).Alert.Content.Pictures).Picture);

        await _store.FeedList.ReplaceAsync([Paper with { Pictures = false }], Cancelled);

        Assert.Empty(Assert.Single(await lookUps.AlertsAsync(Now, 1, Cancelled)).Alert.Content.Pictures);
        Assert.Empty(Assert.Single(await _store.Outbox.ClaimAsync(new OutboxClaim(Now, Interval, 10), Cancelled)).Alert.Content.Pictures);
    }

    private static ConfiguredFeed Paper => new(new("https://paper.example/rss"), "paper", null, "en", Interval);

    /// <summary>As the alert of a report and as a correction see it: they never differ.</summary>
    private async Task<ItemPicture?> ShownAsync()
    {
        var reported = Assert.Single(await _store.Line.StoryAsync(1, Cancelled)).Item.Picture;
        Assert.Equal(reported, Assert.Single(await _store.Get<IStoryDesk>().ItemsAsync(1, Cancelled)).Item.Picture);
        return reported;
    }

    private async Task BringAsync(ConfiguredFeed feed)
    {
        await _store.FeedList.AddAsync([feed], Note, Cancelled);
        await _store.FeedList.ReplaceAsync([feed], Cancelled);
        var claim = Assert.Single(await _store.Feeds.ClaimDueAsync(Now, Interval, 1, Cancelled));
        Assert.Equal(feed.Pictures ?? false, claim.Feed.Pictures);
        var item = new NewItem(new ItemKeys(1, null, 1, 1, 1), "paper", "1", null, "Talks", "", "en", Now, Now, null, Baseline: false) { Picture = Picture };
        await _store.Feeds.SaveAsync([new PollOutcome(claim, FeedState.New with { NextLook = Now + Interval }, [item], [], [])], Cancelled);
        var stored = Assert.Single(await _store.Line.TakeStoredAsync(1, Cancelled));
        var reading = new Reading("en", [new DossierReading("talks", 0.9, true, [Category.Round], [])], TalkFacts.None, []);
        await _store.Line.SaveReadingsAsync([new ReadItem(stored, reading)], Cancelled);
        await _store.Get<ILineStore>().SavePlacementAsync(new PlacedItem(stored, reading, "talks", new StoryPlace(1, true, null, [], [])), [], Cancelled);
    }
}
