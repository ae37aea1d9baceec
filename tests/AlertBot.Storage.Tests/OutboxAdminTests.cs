using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Storage.Tests;

/// <summary>What was given up can be seen, sent again or forgotten; a paused place can be tried before its time.</summary>
public sealed class OutboxAdminOnSqliteTests() : OutboxAdminTests(Database.Sqlite);

public sealed class OutboxAdminOnPostgresTests() : OutboxAdminTests(Database.Postgres);

public abstract class OutboxAdminTests(Database database)
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);

    [Fact]
    public async Task A_dead_letter_says_where_it_was_meant_for_and_why_it_is_dead()
    {
        await using var store = await WithDeadLetterAsync();

        var letter = Assert.Single(await store.Admin.DeadLettersAsync(10, CancellationToken.None));

        Assert.Equal(("story:1", "one", 1, "Too long."), (letter.Alert, letter.Destination, letter.Attempts, letter.Reason));
        Assert.Empty(await ClaimAsync(store));
    }

    [Fact]
    public async Task A_dead_letter_that_is_retried_is_sent()
    {
        await using var store = await WithDeadLetterAsync();
        var letter = (await store.Admin.DeadLettersAsync(10, CancellationToken.None)).Single();

        Assert.True(await store.Admin.RetryAsync(letter.Delivery, Now, CancellationToken.None));

        Assert.Equal(letter.Delivery, Assert.Single(await ClaimAsync(store)).Id);
        Assert.False(await store.Admin.RetryAsync(letter.Delivery, Now, CancellationToken.None));
    }

    [Fact]
    public async Task A_dead_letter_that_is_dropped_is_seen_no_more()
    {
        await using var store = await WithDeadLetterAsync();
        var letter = (await store.Admin.DeadLettersAsync(10, CancellationToken.None)).Single();

        Assert.True(await store.Admin.DropAsync(letter.Delivery, CancellationToken.None));

        Assert.Empty(await store.Admin.DeadLettersAsync(10, CancellationToken.None));
        Assert.False(await store.Admin.DropAsync(letter.Delivery, CancellationToken.None));
    }

    [Fact]
    public async Task A_paused_destination_is_listed_with_its_reason_and_can_be_tried_at_once()
    {
        await using var store = await StoreAsync();
        var claimed = await ClaimAsync(store);
        var probe = Now + Duration.FromMinutes(5);
        await store.Outbox.SaveAsync([new FinishedDelivery(claimed[0], new DeliveryOutcome.DestinationBroken("Kicked.", probe))], Now, CancellationToken.None);

        var health = Assert.Single(await store.Admin.DestinationsAsync(CancellationToken.None));

        Assert.Equal(("one", 1, "Kicked.", (Instant?)Now, (Instant?)probe), (health.Name, health.Waiting, health.Paused, health.PausedSince, health.NextTry));
        Assert.Empty(await ClaimAsync(store));
        Assert.True(await store.Admin.ProbeAsync("one", Now, CancellationToken.None));
        Assert.Single(await ClaimAsync(store));
        Assert.False(await store.Admin.ProbeAsync("two", Now, CancellationToken.None));
    }

    private static Task<IReadOnlyList<DueDelivery>> ClaimAsync(TemporaryStore store) =>
        store.Outbox.ClaimAsync(new OutboxClaim(Now, Duration.FromMinutes(2), 10), CancellationToken.None);

    private async Task<TemporaryStore> StoreAsync()
    {
        var store = await TemporaryStore.CreateAsync(database);
        var place = new Destination(0, "one", "console", "", "en", DateTimeZone.Utc, null, null);
        await store.Subscriptions.ReplaceAsync([new Subscription(0, place, [], [], Subscription.DefaultReminderSteps)], CancellationToken.None);
        var id = (await store.Subscriptions.IndexAsync(CancellationToken.None)).All.Single().Destination.Id;
        var alert = new Alert("story:1", AlertKind.NewStory, "talks", Now, null, null, [], Urgency.Routine, new AlertContent([], [], [], [], []), "a test");
        await store.Reminders.SaveAlertAsync(alert, [new NewDelivery(id, false, Now, null)], CancellationToken.None);
        return store;
    }

    private async Task<TemporaryStore> WithDeadLetterAsync()
    {
        var store = await StoreAsync();
        await store.Outbox.SaveAsync([new FinishedDelivery((await ClaimAsync(store)).Single(), new DeliveryOutcome.Dead("Too long."))], Now, CancellationToken.None);
        return store;
    }
}
