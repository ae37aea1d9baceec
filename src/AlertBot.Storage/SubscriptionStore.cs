using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Storage;

internal sealed class SubscriptionStore(Store store, TimeProvider clock) : ISubscriptionStore, IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Known? _known;

    public Task<IReadOnlyList<Subscription>> AllAsync(CancellationToken cancellationToken) => store.ReadAsync(context => ReadAsync(context, cancellationToken), cancellationToken);

    public async Task<SubscriptionIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var version = await store.ReadAsync(context => VersionAsync(context, cancellationToken), cancellationToken);
        if (_known is { } known && known.Version == version)
        {
            return known.Index;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_known is not { } meanwhile || meanwhile.Version != version)
            {
                _known = new Known(version, new SubscriptionIndex(await AllAsync(cancellationToken)));
            }

            return _known.Index;
        }
        finally
        {
            _reading.Release();
        }
    }

    public Task ReplaceAsync(IReadOnlyList<Subscription> subscriptions, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var version = await VersionAsync(context, cancellationToken) + 1;
                var known = await context.Destinations.ToDictionaryAsync(d => d.Name, cancellationToken);
                var ofSettings = known.Values.Where(d => !d.Added).Select(d => d.Id).ToList();
                await context.Subscriptions.Where(s => ofSettings.Contains(s.DestinationId)).ExecuteDeleteAsync(cancellationToken);
                foreach (var row in known.Values.Where(row => !row.Added && subscriptions.All(s => s.Destination.Name != row.Name)))
                {
                    row.Removed = true;
                    // From now on the days of grace run, after which it is forgotten.
                    row.RemovedAt ??= clock.GetUtcNow().ToInstant();
                    row.Version = version;
                    row.Due = null;
                }

                foreach (var group in subscriptions.GroupBy(s => s.Destination.Name).Where(g => known.GetValueOrDefault(g.Key) is not { Added: true }))
                {
                    var row = Take(context, known.GetValueOrDefault(group.Key), group.First().Destination);
                    row.Version = version;
                    await context.SaveChangesAsync(cancellationToken);
                    context.Subscriptions.AddRange(group.Select(s => new SubscriptionRow { DestinationId = row.Id, Order = StoredOrder.Of(s).ToJson() }));
                }
            },
            cancellationToken);

    public void Dispose() => _reading.Dispose();

    internal static async Task<long> VersionAsync(AlertBotContext context, CancellationToken cancellationToken) =>
        await context.Destinations.MaxAsync(d => (long?)d.Version, cancellationToken) ?? 0;

    private static async Task<IReadOnlyList<Subscription>> ReadAsync(AlertBotContext context, CancellationToken cancellationToken)
    {
        var destinations = (await context.Destinations.Where(d => !d.Removed).ToListAsync(cancellationToken)).ToDictionary(d => d.Id, d => d.ToDestination());
        var rows = await context.Subscriptions.OrderBy(s => s.Id).ToListAsync(cancellationToken);
        return [.. rows.Where(r => destinations.ContainsKey(r.DestinationId)).Select(r => StoredOrder.Read(r.Order).ToSubscription(r.Id, destinations[r.DestinationId]))];
    }

    private static DestinationRow Take(AlertBotContext context, DestinationRow? row, Destination destination)
    {
        if (row is null)
        {
            row = new DestinationRow { Name = destination.Name, Platform = "", Address = "", Language = "", Zone = "" };
            context.Destinations.Add(row);
        }

        // A destination that was broken is tried again after every change of its address, and after a restart: someone may have mended it.
        if (row.Broken is not null)
        {
            (row.Broken, row.BrokenSince, row.Probes, row.HeldUntil) = (null, null, 0, null);
        }

        row.Removed = false;
        row.RemovedAt = null;
        row.Due = row.HeldUntil ?? Instant.FromUnixTimeTicks(0);
        row.Platform = destination.Platform;
        row.ConfiguredAddress ??= destination.Address;
        if (row.Address.Length == 0 || row.ConfiguredAddress != destination.Address)
        {
            row.Address = destination.Address;
            row.ConfiguredAddress = destination.Address;
        }

        row.Take(destination);
        return row;
    }

    private sealed record Known(long Version, SubscriptionIndex Index);
}
