using AlertBot.Alerts;
using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

internal sealed class OutboxStore(Store store) : IOutboxStore
{
    public async Task<IReadOnlyList<DueDelivery>> ClaimAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken)
    {
        if (!await store.ReadAsync(context => Due(context, now).AnyAsync(cancellationToken), cancellationToken))
        {
            return [];
        }

        var claimed = await store.WriteAsync(
            async context =>
            {
                await ExpireAsync(context, now, cancellationToken);
                var due = await Due(context, now).OrderByDescending(d => d.Delivery.Urgent).ThenBy(d => d.Delivery.Id).Take(limit * 8).ToListAsync(cancellationToken);
                var first = due.DistinctBy(d => d.Delivery.DestinationId).Take(limit).ToList();
                first.ForEach(d => d.Delivery.LeasedUntil = now + lease);
                return first;
            },
            cancellationToken);
        return [.. claimed.Select(c => new DueDelivery(c.Delivery.Id, StoredJson.Read<Alert>(c.Alert), c.Destination.ToDestination(), c.Delivery.Attempts))];
    }

    public Task SaveAsync(DueDelivery delivery, DeliveryOutcome outcome, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var row = await context.Deliveries.SingleAsync(d => d.Id == delivery.Id, cancellationToken);
                row.LeasedUntil = null;
                row.Attempts += outcome is DeliveryOutcome.Held ? 0 : 1;
                var destination = await context.Destinations.SingleAsync(d => d.Id == row.DestinationId, cancellationToken);
                Apply(outcome, row, destination);
            },
            cancellationToken);

    public Task ReleaseClaimsAsync(CancellationToken cancellationToken) =>
        store.WriteAsync(
            context => context.Deliveries.Where(d => d.LeasedUntil != null).ExecuteUpdateAsync(set => set.SetProperty(d => d.LeasedUntil, (Instant?)null), cancellationToken),
            cancellationToken);

    private static void Apply(DeliveryOutcome outcome, DeliveryRow row, DestinationRow destination)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered delivered:
                row.State = DeliveryState.Delivered;
                row.MessageId = delivered.MessageId;
                row.Done = delivered.At;
                row.Error = null;
                break;
            case DeliveryOutcome.Later later:
                row.NotBefore = later.NotBefore;
                row.Error = later.Reason;
                destination.HeldUntil = later.NotBefore;
                break;
            case DeliveryOutcome.Held held:
                destination.HeldUntil = held.Until;
                break;
            case DeliveryOutcome.Moved moved:
                destination.Address = moved.NewAddress;
                break;
            case DeliveryOutcome.DestinationBroken broken:
                destination.Broken = broken.Reason;
                row.Error = broken.Reason;
                break;
            case DeliveryOutcome.Dead dead:
                row.State = DeliveryState.Dead;
                row.Error = dead.Reason;
                break;
        }
    }

    private static Task<int> ExpireAsync(AlertBotContext context, Instant now, CancellationToken cancellationToken) =>
        context.Deliveries
            .Where(d => d.State == DeliveryState.Waiting && d.Expires <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Expired), cancellationToken);

    private static IQueryable<Candidate> Due(AlertBotContext context, Instant now) =>
        from delivery in context.Deliveries
        where delivery.State == DeliveryState.Waiting
            && delivery.NotBefore <= now
            && (delivery.LeasedUntil == null || delivery.LeasedUntil <= now)
        join destination in context.Destinations on delivery.DestinationId equals destination.Id
        where !destination.Removed
            && destination.Broken == null
            && (destination.HeldUntil == null || destination.HeldUntil <= now)
            && !context.Deliveries.Any(other => other.DestinationId == destination.Id && other.LeasedUntil > now)
        join alert in context.Alerts on delivery.AlertId equals alert.Id
        select new Candidate { Delivery = delivery, Destination = destination, Alert = alert.Alert };

    private sealed class Candidate
    {
        public required DeliveryRow Delivery { get; init; }

        public required DestinationRow Destination { get; init; }

        public required string Alert { get; init; }
    }
}
