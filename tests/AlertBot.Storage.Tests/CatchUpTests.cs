using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Storage.Tests;

/// <summary>What a destination gets of the alerts that gathered while nothing could be delivered there.</summary>
public sealed class CatchUpOnSqliteTests() : CatchUpTests(Database.Sqlite);

public sealed class CatchUpOnPostgresTests() : CatchUpTests(Database.Postgres);

public abstract class CatchUpTests(Database database)
{
    private static readonly Instant Start = Instant.FromUtc(2025, 7, 23, 12, 0);

    [Theory]
    [InlineData(CatchUp.All, "a1 b1 a2 a3")]
    [InlineData(CatchUp.PerStory, "b1 a3")]
    [InlineData(CatchUp.SkipOld, "a2 a3")]
    public async Task After_an_outage_the_destination_gets_what_its_policy_says(CatchUp policy, string expected)
    {
        await using var store = await StoreAsync(policy);
        await EnqueueAsync(store, "a1", story: 1, Start);
        await EnqueueAsync(store, "b1", story: 2, Start + Duration.FromHours(1));
        await EnqueueAsync(store, "a2", story: 1, Start + Duration.FromHours(5));
        await EnqueueAsync(store, "a3", story: 1, Start + Duration.FromHours(6));

        Assert.Equal(expected, await DeliveredAsync(store, Start + Duration.FromHours(7)));
    }

    [Fact]
    public async Task Without_an_outage_no_policy_leaves_anything_out()
    {
        await using var store = await StoreAsync(CatchUp.PerStory);
        await EnqueueAsync(store, "a1", story: 1, Start);
        await EnqueueAsync(store, "a2", story: 1, Start + Duration.FromMinutes(1));

        Assert.Equal("a1 a2", await DeliveredAsync(store, Start + Duration.FromMinutes(2)));
    }

    [Fact]
    public async Task A_destination_that_is_broken_is_not_tried_before_its_time_whatever_comes_in()
    {
        await using var store = await StoreAsync(CatchUp.All);
        await EnqueueAsync(store, "a1", story: 1, Start);
        var probe = Start + Duration.FromMinutes(5);
        await store.Outbox.SaveAsync([new FinishedDelivery((await ClaimAsync(store, Start)).Single(), new DeliveryOutcome.DestinationBroken("gone", probe))], Start, CancellationToken.None);
        await EnqueueAsync(store, "a2", story: 1, Start + Duration.FromMinutes(1), urgent: true);

        Assert.Empty(await ClaimAsync(store, probe - Duration.FromSeconds(1)));
        Assert.Equal("a1", (await ClaimAsync(store, probe)).Single().Alert.Key);
    }

    private async Task<TemporaryStore> StoreAsync(CatchUp policy)
    {
        var store = await TemporaryStore.CreateAsync(database);
        var destination = new Destination(0, "one", "console", "", "en", DateTimeZone.Utc, null, null) { CatchUp = policy, CatchUpAge = Duration.FromHours(3) };
        await store.Subscriptions.ReplaceAsync([new Subscription(0, destination, [], [], Subscription.DefaultReminderSteps)], CancellationToken.None);
        return store;
    }

    private static async Task EnqueueAsync(TemporaryStore store, string key, long story, Instant at, bool urgent = false)
    {
        var destination = (await store.Subscriptions.IndexAsync(CancellationToken.None)).All.Single().Destination.Id;
        var alert = new Alert(key, AlertKind.Update, "talks", at, story, null, [], Urgency.Routine, new AlertContent([], [], [], [], []), "a test");
        await store.Reminders.SaveAlertAsync(alert, [new NewDelivery(destination, urgent, at, null)], CancellationToken.None);
    }

    private static Task<IReadOnlyList<DueDelivery>> ClaimAsync(TemporaryStore store, Instant now) =>
        store.Outbox.ClaimAsync(new OutboxClaim(now, Duration.FromMinutes(2), 10) { Platform = "console" }, CancellationToken.None);

    private static async Task<string> DeliveredAsync(TemporaryStore store, Instant now)
    {
        var keys = new List<string>();
        while (await ClaimAsync(store, now) is [var next])
        {
            keys.Add(next.Alert.Key);
            await store.Outbox.SaveAsync([new FinishedDelivery(next, new DeliveryOutcome.Delivered($"m{keys.Count}", now))], now, CancellationToken.None);
        }

        return string.Join(' ', keys);
    }
}
