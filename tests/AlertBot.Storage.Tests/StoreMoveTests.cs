using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Moving;
using AlertBot.Understanding.Classification;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Storage.Tests;

/// <summary>A store that outgrew its file.</summary>
public sealed class StoreMoveTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Lease = Duration.FromMinutes(5);

    private static readonly ItemPicture Picture = new("https://x.example/1.jpg", "Envoys at a table", "Ann Lee");

    private readonly FakeTimeProvider _clock = new(Now.ToDateTimeOffset());
    private TemporaryStore _file = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _file = await TemporaryStore.CreateAsync();
        await _file.FeedList.AddAsync([new ConfiguredFeed(new("https://feed.example/rss"), "publisher", null, null, Duration.FromMinutes(10))], new("terminal", "me", "feeds", Instant.FromUtc(2025, 7, 23, 12, 0)), Cancelled);
        var claim = Assert.Single(await _file.Feeds.ClaimDueAsync(Now, Lease, 1, Cancelled));
        await _file.Feeds.SaveAsync([new PollOutcome(claim, new() { NextLook = Now }, [Item("a") with { Picture = Picture }, Item("b\0\ud800")], [], [])], Cancelled);
        await _file.Subscriptions.ReplaceAsync([new(0, new Destination(0, "one", "console", "one", "en", DateTimeZone.Utc, null, null), [], [], Subscription.DefaultReminderSteps)], Cancelled);
        await EnqueueAsync(_file, "story:1");
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task Everything_is_there_afterwards_and_goes_on_where_it_was()
    {
        var connection = await PostgresServer.NewDatabaseAsync();

        var moved = await StoreMove.RunAsync(_file.File!, connection, _clock, Cancelled);

        await using var store = TemporaryStore.On(connection, _clock);
        Assert.Equal(2, moved.Single(m => m.Table == "Items").Rows);
        Assert.Equal(["a", "b\ufffd\ufffd"], (await store.Line.TakeStoredAsync(10, Cancelled)).OrderBy(i => i.Id).Select(i => i.Title));
        var claim = Assert.Single(await store.Feeds.ClaimDueAsync(Now, Lease, 1, Cancelled));
        var known = Assert.Single(await store.Feeds.FindKnownAsync([new KnownQuery(1, [Item("a").Keys])], Cancelled));
        Assert.Equal((1, Picture), (known.ItemId, known.Picture));
        Assert.Empty(await store.Feeds.SaveAsync([new PollOutcome(claim, new() { NextLook = Now }, [Item("c")], [], [])], Cancelled));
        Assert.Equal("story:1", Assert.Single(await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), Cancelled)).Alert.Key);
        Assert.False(await EnqueueAsync(store, "story:1"));
    }

    [Fact]
    public async Task The_file_is_closed_afterwards_so_that_nothing_happens_in_two_places()
    {
        await StoreMove.RunAsync(_file.File!, await PostgresServer.NewDatabaseAsync(), _clock, Cancelled);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => _file.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), Cancelled));
        Assert.Contains("Storage:Connection", StoreTrouble.Of(failure), StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<StoreUnusableException>(() => _file.Setup.MigrateAsync(Cancelled));
        Assert.Contains("Storage:Connection", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await _file.Line.TakeStoredAsync(10, Cancelled)).Count);
    }

    [Fact]
    public async Task A_database_that_holds_something_is_refused_and_the_file_stays_in_use()
    {
        var connection = await PostgresServer.NewDatabaseAsync();
        await StoreMove.RunAsync(_file.File!, connection, _clock, Cancelled);
        await using var other = await TemporaryStore.CreateAsync();

        var refusal = await Assert.ThrowsAsync<StoreUnusableException>(() => StoreMove.RunAsync(other.File!, connection, _clock, Cancelled));

        Assert.Contains("holds a store already", refusal.Message, StringComparison.Ordinal);
        await other.FeedList.AddAsync([new ConfiguredFeed(new("https://feed.example/rss"), "publisher", null, null, Duration.FromMinutes(10))], new("terminal", "me", "feeds", Instant.FromUtc(2025, 7, 23, 12, 0)), Cancelled);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=alertbot;Username=alertbot;Password=hidden", "host, port and network of --to are right.")]
    [InlineData("nowhere", "--to is not a connection string of PostgreSQL")]
    public async Task A_target_that_cannot_be_reached_is_told_by_the_name_that_it_was_given_by_and_the_file_stays_in_use(string connection, string reason)
    {
        var refusal = await Assert.ThrowsAsync<StoreUnusableException>(() => StoreMove.RunAsync(_file.File!, connection, _clock, Cancelled));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Storage:Connection", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("by itself", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refusal.Message, StringComparison.Ordinal);
        Assert.True(await EnqueueAsync(_file, "story:2"));
    }

    [Fact]
    public async Task A_closed_file_can_be_moved_again()
    {
        await StoreMove.RunAsync(_file.File!, await PostgresServer.NewDatabaseAsync(), _clock, Cancelled);

        var again = await StoreMove.RunAsync(_file.File!, await PostgresServer.NewDatabaseAsync(), _clock, Cancelled);

        Assert.Equal(2, again.Single(m => m.Table == "Items").Rows);
    }

    [Fact]
    public async Task A_message_that_is_being_sent_is_waited_for()
    {
        var sending = Assert.Single(await _file.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), Cancelled));
        var connection = await PostgresServer.NewDatabaseAsync();
        var moving = StoreMove.RunAsync(_file.File!, connection, _clock, Cancelled);

        await _file.Outbox.SaveAsync([new FinishedDelivery(sending, new DeliveryOutcome.Delivered("m", Now))], Now, Cancelled);
        while (!moving.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await moving;
        await using var store = TemporaryStore.On(connection, _clock);
        Assert.Empty(await store.Outbox.ClaimAsync(new OutboxClaim(Now + Lease * 2, Lease, 10), Cancelled));
    }

    private static async Task<bool> EnqueueAsync(TemporaryStore store, string key)
    {
        var destination = Assert.Single((await store.Subscriptions.IndexAsync(CancellationToken.None)).All).Destination.Id;
        var alert = new Alert(key, AlertKind.NewStory, "talks", Now, null, null, [], Urgency.Routine, new AlertContent([], [], [], [], []), "a test");
        return await store.Reminders.SaveAlertAsync(alert, [new NewDelivery(destination, false, Now, null)], CancellationToken.None);
    }

    private static NewItem Item(string name) => new(
        new(name[0], name[0] + 100, name[0] + 200, 4, 5), "publisher", $"guid {name}", $"https://x.example/{name[0]}", name, $"text {name}", "en", Now, Now, Now, false);
}
