using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Storage;

/// <summary>
/// The orders of all destinations. Every change of one gives its destination a version above all others, in a write, of which there is one at a
/// time over all replicas: so what is above the version that this process knows is what it does not know.
/// </summary>
internal sealed class SubscriptionStore(Store store, TimeProvider clock) : ISubscriptionStore, IDisposable
{
    /// <summary>Where more than a quarter changed, one is quicker with all of them anew.</summary>
    private const int Quarter = 4;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private SubscriptionIndex? _index;
    private long _version = -1;

    public async Task<SubscriptionIndex> IndexAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var version = await store.ReadAllAsync(context => VersionAsync(context, cancellationToken), cancellationToken);
            if (_index is null || version != _version)
            {
                await ReadAsync(version, cancellationToken);
            }

            return _index!;
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
                    var destination = group.First().Destination;
                    if (known.GetValueOrDefault(group.Key) is { } before && IsElsewhere(before, destination))
                    {
                        // Other people read there: what was private to the former place is not theirs.
                        await PrivateRows.EraseAsync(context, before.Id, cancellationToken);
                    }

                    var row = Take(context, known.GetValueOrDefault(group.Key), destination);
                    row.Version = version;
                    await context.SaveChangesAsync(cancellationToken);
                    context.Subscriptions.AddRange(group.Select(s => new SubscriptionRow { DestinationId = row.Id, Order = StoredOrder.Of(s).ToJson() }));
                }

                await PrivateRows.SettleAsync(context, null, cancellationToken);
            },
            cancellationToken);

    public void Dispose() => _reading.Dispose();

    internal static async Task<long> VersionAsync(AlertBotContext context, CancellationToken cancellationToken) =>
        await context.Destinations.MaxAsync(d => (long?)d.Version, cancellationToken) ?? 0;

    /// <param name="version">That of the store; below the known one, the store was put back to what it was.</param>
    private async Task ReadAsync(long version, CancellationToken cancellationToken)
    {
        var isAnew = _index is null || version < _version;
        var changed = await store.ReadAllAsync(context => ChangedAsync(context, isAnew ? -1 : _version, cancellationToken), cancellationToken);
        if (!isAnew && changed.Count > _index!.Count / Quarter)
        {
            changed = await store.ReadAllAsync(context => ChangedAsync(context, -1, cancellationToken), cancellationToken);
            isAnew = true;
        }

        if (isAnew)
        {
            _index = new SubscriptionIndex(changed.SelectMany(c => c.Orders));
        }
        else
        {
            foreach (var (destination, _, orders) in changed)
            {
                _index!.Put(destination, orders);
            }
        }

        _version = changed.Count == 0 ? version : changed.Max(c => c.Version);
    }

    /// <summary>One statement: a destination and its orders are of the same moment.</summary>
    private static async Task<IReadOnlyList<Changed>> ChangedAsync(AlertBotContext context, long since, CancellationToken cancellationToken)
    {
        var rows = await context.Destinations.Where(d => d.Version > since)
            .LeftJoin(context.Subscriptions, d => d.Id, s => s.DestinationId, (Destination, Order) => new { Destination, Order })
            .ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.Destination.Id).Select(g => Of(g.First().Destination, g.Select(r => r.Order)))];
    }

    private static Changed Of(DestinationRow row, IEnumerable<SubscriptionRow?> orders)
    {
        if (row.Removed)
        {
            return new Changed(row.Id, row.Version, []);
        }

        var destination = row.ToDestination();
        return new Changed(row.Id, row.Version, [.. orders.OfType<SubscriptionRow>().OrderBy(o => o.Id).Select(o => StoredOrder.Read(o.Order).ToSubscription(o.Id, destination))]);
    }

    /// <summary>The settings point to another place than the one it is at, whether they named that or the platform moved it there.</summary>
    private static bool IsElsewhere(DestinationRow row, Destination destination) =>
        row.Platform != destination.Platform || (row.ConfiguredAddress != destination.Address && row.Address != destination.Address);

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

    /// <param name="Orders">None where it is removed.</param>
    private sealed record Changed(long Destination, long Version, ImmutableArray<Subscription> Orders);
}
