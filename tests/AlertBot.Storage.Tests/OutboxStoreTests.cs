using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Classification;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class OutboxStoreOnSqliteTests() : OutboxStoreTests(Database.Sqlite);

public sealed class OutboxStoreOnPostgresTests() : OutboxStoreTests(Database.Postgres);

public abstract class OutboxStoreTests(Database database)
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Lease = Duration.FromMinutes(2);

    [Fact]
    public async Task An_alert_is_delivered_once_to_each_destination()
    {
        await using var store = await StoreWithAsync("one", "two");
        await EnqueueAsync(store, "story:1", ["one", "two"]);

        var claimed = await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None);
        foreach (var delivery in claimed)
        {
            await SaveAsync(store, delivery, new DeliveryOutcome.Delivered("m", Now));
        }

        Assert.Equal(["one", "two"], claimed.Select(d => d.Destination.Name).Order());
        Assert.Empty(await store.Outbox.ClaimAsync(new OutboxClaim(Now + Lease * 2, Lease, 10), CancellationToken.None));
    }

    [Fact]
    public async Task An_alert_with_a_known_key_is_not_said_again()
    {
        await using var store = await StoreWithAsync("one");
        await EnqueueAsync(store, "story:1", ["one"]);

        Assert.False(await EnqueueAsync(store, "story:1", ["one"]));
        Assert.Single(await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None));
    }

    [Fact]
    public async Task A_claimed_delivery_belongs_to_its_worker_until_the_lease_ends()
    {
        await using var store = await StoreWithAsync("one");
        await EnqueueAsync(store, "story:1", ["one"]);
        var first = await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None);

        Assert.Single(first);
        Assert.Empty(await store.Outbox.ClaimAsync(new OutboxClaim(Now + Lease - Duration.Epsilon, Lease, 10), CancellationToken.None));
        Assert.Equal(first.Select(d => d.Id), (await store.Outbox.ClaimAsync(new OutboxClaim(Now + Lease, Lease, 10), CancellationToken.None)).Select(d => d.Id));
    }

    [Fact]
    public async Task When_the_process_dies_again_and_again_what_was_left_behind_first_is_not_overtaken()
    {
        await using var store = await StoreWithAsync("one", "two", "three");
        Assert.SkipWhen(database == Database.Postgres, "several replicas share the store: leases end by themselves");
        await EnqueueAsync(store, "story:1", ["one", "two", "three"]);
        var first = Assert.Single(await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 1), CancellationToken.None));
        await store.Outbox.ReleaseClaimsAsync(CancellationToken.None);
        await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 3), CancellationToken.None);
        await store.Outbox.ReleaseClaimsAsync(CancellationToken.None);

        Assert.Equal(first.Id, Assert.Single(await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 1), CancellationToken.None)).Id);
    }

    [Fact]
    public async Task After_a_restart_what_the_dead_process_had_claimed_is_due_at_once_unless_others_may_be_at_work()
    {
        await using var store = await StoreWithAsync("one");
        await EnqueueAsync(store, "story:1", ["one"]);
        await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None);

        await store.Outbox.ReleaseClaimsAsync(CancellationToken.None);

        Assert.Equal(database == Database.Sqlite ? 1 : 0, (await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None)).Count);
    }

    [Fact]
    public async Task The_messages_of_a_destination_keep_their_order_while_the_first_is_tried_again()
    {
        await using var store = await StoreWithAsync("slow", "quick");
        await EnqueueAsync(store, "story:1", ["slow", "quick"]);
        await EnqueueAsync(store, "story:2", ["slow", "quick"]);
        foreach (var delivery in await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None))
        {
            DeliveryOutcome outcome = delivery.Destination.Name == "slow"
                ? new DeliveryOutcome.Later(Now + Duration.FromSeconds(30), "busy")
                : new DeliveryOutcome.Delivered("m", Now);
            await SaveAsync(store, delivery, outcome);
        }

        var next = await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None);
        var later = await store.Outbox.ClaimAsync(new OutboxClaim(Now + Duration.FromSeconds(30), Lease, 10), CancellationToken.None);

        Assert.Equal(("quick", "story:2"), (next.Single().Destination.Name, next.Single().Alert.Key));
        Assert.Equal(("slow", "story:1"), (later.Single().Destination.Name, later.Single().Alert.Key));
    }

    [Fact]
    public async Task A_broken_destination_waits_and_does_not_hold_up_the_others()
    {
        await using var store = await StoreWithAsync("broken", "well");
        await EnqueueAsync(store, "story:1", ["broken", "well"]);
        foreach (var delivery in await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None))
        {
            await SaveAsync(store, delivery, delivery.Destination.Name == "broken" ? new DeliveryOutcome.DestinationBroken("kicked", Now + Duration.FromMinutes(5)) : new DeliveryOutcome.Delivered("m", Now));
        }

        await EnqueueAsync(store, "story:2", ["broken", "well"]);

        Assert.Equal(["well"], (await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None)).Select(d => d.Destination.Name));
    }

    [Fact]
    public async Task What_is_no_longer_true_is_not_sent()
    {
        await using var store = await StoreWithAsync("one");
        await EnqueueAsync(store, "deadline:1:T-0", ["one"], expires: Now);

        Assert.Empty(await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None));
        Assert.Empty(await store.Outbox.ClaimAsync(new OutboxClaim(Now - Duration.FromHours(1), Lease, 10), CancellationToken.None));
    }

    [Fact]
    public async Task Urgent_goes_before_routine()
    {
        await using var store = await StoreWithAsync("one");
        await EnqueueAsync(store, "story:1", ["one"]);
        await EnqueueAsync(store, "story:2", ["one"], urgent: true);

        Assert.Equal("story:2", (await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None)).Single().Alert.Key);
    }

    [Fact]
    public async Task What_is_held_is_not_looked_at_again_and_again()
    {
        await using var store = await StoreWithAsync("one");
        await EnqueueAsync(store, "story:1", ["one"]);
        var claimed = await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None);
        await SaveAsync(store, claimed[0], new DeliveryOutcome.Held(Now + Duration.FromHours(6)));
        await store.Raw.WriteAsync(context => context.Destinations.ExecuteUpdateAsync(set => set.SetProperty(d => d.Due, Now)), CancellationToken.None);
        var changes = store.Outbox.Changes;

        Assert.Empty(await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10) { Platform = "console" }, CancellationToken.None));

        Assert.Equal(changes, store.Outbox.Changes);
    }

    [Fact]
    public async Task What_is_held_back_was_not_tried_and_what_failed_was()
    {
        await using var store = await StoreWithAsync("one");
        await EnqueueAsync(store, "story:1", ["one"]);
        foreach (var outcome in new DeliveryOutcome[] { new DeliveryOutcome.Held(Now), new DeliveryOutcome.Held(Now), new DeliveryOutcome.Later(Now, "Busy.") })
        {
            var claimed = Assert.Single(await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 1), CancellationToken.None));
            Assert.Equal(0, claimed.Attempts);
            await SaveAsync(store, claimed, outcome);
        }

        Assert.Equal(1, Assert.Single(await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 1), CancellationToken.None)).Attempts);
    }

    [Fact]
    public async Task A_claim_left_by_a_dead_process_does_not_outlive_the_truth_of_its_message()
    {
        await using var store = await StoreWithAsync("one");
        await EnqueueAsync(store, "deadline:1:T-0", ["one"], expires: Now + Duration.FromMinutes(1));
        Assert.Single(await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None));

        Assert.Empty(await store.Outbox.ClaimAsync(new OutboxClaim(Now + Lease, Lease, 10), CancellationToken.None));
    }

    private static Task SaveAsync(TemporaryStore store, DueDelivery delivery, DeliveryOutcome outcome) =>
        store.Outbox.SaveAsync([new FinishedDelivery(delivery, outcome)], Now, CancellationToken.None);

    private async Task<TemporaryStore> StoreWithAsync(params string[] destinations)
    {
        var store = await TemporaryStore.CreateAsync(database);
        await store.Subscriptions.ReplaceAsync([.. destinations.Select(Subscribed)], CancellationToken.None);
        return store;
    }

    private static Subscription Subscribed(string name) =>
        new(0, new Destination(0, name, "console", name, "en", DateTimeZone.Utc, null, null), [], [], Subscription.DefaultReminderSteps);

    private static async Task<bool> EnqueueAsync(TemporaryStore store, string key, string[] destinations, bool urgent = false, Instant? expires = null)
    {
        var ids = (await store.Subscriptions.IndexAsync(CancellationToken.None)).All.ToDictionary(s => s.Destination.Name, s => s.Destination.Id);
        var alert = new Alert(key, AlertKind.NewStory, "talks", Now, null, null, [], Urgency.Routine, new AlertContent([], [], [], [], []), "a test");
        return await store.Reminders.SaveAlertAsync(alert, [.. destinations.Select(d => new NewDelivery(ids[d], urgent, Now - Duration.FromHours(2), expires))], CancellationToken.None);
    }
}
