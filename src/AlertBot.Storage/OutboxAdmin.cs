using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

internal sealed class OutboxAdmin(Store store) : IOutboxAdmin
{
    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellationToken) =>
        await store.ReadAsync(context => DeadLetters(context, context.Alerts, limit).ToListAsync(cancellationToken), cancellationToken);

    /// <param name="alerts">Of these.</param>
    internal static IQueryable<DeadLetter> DeadLetters(AlertBotContext context, IQueryable<AlertRow> alerts, int limit) =>
        (from delivery in context.Deliveries
         where delivery.State == DeliveryState.Dead
         join destination in context.Destinations on delivery.DestinationId equals destination.Id
         join alert in alerts on delivery.AlertId equals alert.Id
         orderby delivery.Done descending, delivery.Id descending
         select new DeadLetter(delivery.Id, alert.Key, destination.Name, destination.Platform, delivery.Done ?? delivery.NotBefore, delivery.Attempts, delivery.Error ?? ""))
        .Take(limit);

    public Task<bool> RetryAsync(long delivery, Instant now, CancellationToken cancellationToken) =>
        ChangeAsync(delivery, row => (row.State, row.NotBefore, row.Attempts, row.Done) = (DeliveryState.Waiting, now, 0, null), now, cancellationToken);

    public Task<bool> DropAsync(long delivery, CancellationToken cancellationToken) =>
        ChangeAsync(delivery, row => row.State = DeliveryState.Dropped, null, cancellationToken);

    public async Task<IReadOnlyList<DestinationHealth>> DestinationsAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            context => context.Destinations
                .Where(d => !d.Removed)
                .Select(d => new
                {
                    Row = d,
                    Waiting = context.Deliveries.Count(x => x.DestinationId == d.Id && x.State == DeliveryState.Waiting),
                    LastTry = context.Deliveries.Where(x => x.DestinationId == d.Id && x.State == DeliveryState.Waiting && x.Error != null).OrderBy(x => x.Id).Select(x => x.Error).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken),
            cancellationToken);
        return
        [
            .. rows.OrderBy(r => r.Row.Broken is null).ThenBy(r => r.Row.Name, StringComparer.Ordinal).Select(r =>
                new DestinationHealth(r.Row.Name, r.Row.Platform, r.Waiting, r.Row.Broken, r.Row.BrokenSince, r.Row.Broken is null ? null : r.Row.HeldUntil) { LastTry = r.LastTry }),
        ];
    }

    public Task<bool> ProbeAsync(string destination, Instant now, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var row = await context.Destinations.SingleOrDefaultAsync(d => d.Name == destination && d.Broken != null && !d.Removed, cancellationToken);
                if (row is null)
                {
                    return false;
                }

                (row.HeldUntil, row.Due) = (null, now);
                return true;
            },
            cancellationToken);

    /// <param name="due">When the destination has something to do because of it, or null.</param>
    private Task<bool> ChangeAsync(long delivery, Action<DeliveryRow> change, Instant? due, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var row = await context.Deliveries.SingleOrDefaultAsync(d => d.Id == delivery && d.State == DeliveryState.Dead, cancellationToken);
                if (row is null)
                {
                    return false;
                }

                change(row);
                var destination = await context.Destinations.SingleAsync(d => d.Id == row.DestinationId, cancellationToken);
                if (due is { } now && !destination.Removed && (destination.Due is null || destination.Due > now))
                {
                    destination.Due = destination.HeldUntil > now ? destination.HeldUntil : now;
                }

                return true;
            },
            cancellationToken);
}
