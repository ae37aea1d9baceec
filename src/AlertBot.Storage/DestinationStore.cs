using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using AlertBot.Storage.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>Destinations as people administer them.</summary>
internal sealed class DestinationStore(Store store, ItemSearch search) : IDestinationStore
{
    public Task<DestinationOrders?> FindAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        store.ReadAsync(async context => await RowAsync(context, address, cancellationToken) is { } row ? await OrdersAsync(context, row, cancellationToken) : null, cancellationToken);

    public Task<DestinationOrders?> FindAsync(string name, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async context => await context.Destinations.SingleOrDefaultAsync(d => d.Name == name, cancellationToken) is { } row ? await OrdersAsync(context, row, cancellationToken) : null,
            cancellationToken);

    public Task<long?> NumberAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        store.ReadAsync(context => context.Destinations.Where(d => d.Platform == address.Platform && d.Address == address.Value && d.Address != "" && !d.Removed).Select(d => (long?)d.Id).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<DestinationOrders>> AllAsync(int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<DestinationOrders>>(
            async context =>
            {
                var rows = await context.Destinations.Where(d => !d.Removed).OrderBy(d => d.Name).Take(limit).ToListAsync(cancellationToken);
                var ids = rows.Select(r => r.Id).ToList();
                var orders = (await context.Subscriptions.Where(s => ids.Contains(s.DestinationId)).OrderBy(s => s.Id).ToListAsync(cancellationToken)).ToLookup(s => s.DestinationId);
                return [.. rows.Select(row => ToOrders(row, orders[row.Id]))];
            },
            cancellationToken);

    public Task<DestinationOrders> SaveAsync(DestinationOrders orders, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var address = new DestinationAddress(orders.Destination.Platform, orders.Destination.Address);
                var row = orders.Destination.Id > 0
                    ? await context.Destinations.SingleAsync(d => d.Id == orders.Destination.Id, cancellationToken)
                    : await RowAsync(context, address, cancellationToken);
                var before = row is null ? null : await SnapshotAsync(context, row, cancellationToken);
                row ??= await AddAsync(context, orders.Destination, cancellationToken);
                await PutAsync(context, row, StoredDestination.Of(orders), note.At, cancellationToken);
                await LogAsync(context, row, note, before, cancellationToken);
                return await OrdersAsync(context, row, cancellationToken);
            },
            cancellationToken);

    public Task<bool> RemoveAsync(DestinationAddress address, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await RowAsync(context, address, cancellationToken) is not { Removed: false } row)
                {
                    return false;
                }

                var before = await SnapshotAsync(context, row, cancellationToken);
                await PutAsync(context, row, before with { RemovedAt = note.At }, note.At, cancellationToken);
                await LogAsync(context, row, note, before, cancellationToken);
                return true;
            },
            cancellationToken);

    public Task<LoggedChange?> UndoAsync(DestinationAddress address, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await RowAsync(context, address, cancellationToken) is not { } row
                    || await ChangeRows.LastAsync(context, Subject(row), cancellationToken) is not { } last)
                {
                    return null;
                }

                var now = await SnapshotAsync(context, row, cancellationToken);
                var then = last.Before is { } json ? StoredJson.Read<StoredDestination>(json) : now with { RemovedAt = note.At };
                // An administrator takes back what administrators may set.
                then = then with { Wishes = then.Wishes with { OwnerLimit = now.Wishes.OwnerLimit, PrivateFeeds = now.Wishes.PrivateFeeds } };
                await PutAsync(context, row, then, note.At, cancellationToken);
                last.Undone = true;
                await LogAsync(context, row, ChangeRows.Undoing(note, last), now, cancellationToken);
                return ChangeRows.ToLogged(last);
            },
            cancellationToken);

    public async Task<IReadOnlyList<LoggedChange>> LogAsync(DestinationAddress address, int limit, CancellationToken cancellationToken) =>
        await store.ReadAsync<IReadOnlyList<LoggedChange>>(
            async context => await RowAsync(context, address, cancellationToken) is not { } row
                ? []
                : [.. (await ChangeRows.NewestAsync(context, Subject(row), limit, cancellationToken)).Select(c => c with { Was = Then(row, c.Before), Became = Then(row, c.After) })],
            cancellationToken);

    private static DestinationOrders? Then(DestinationRow row, string? json)
    {
        if (json is null)
        {
            return null;
        }

        var stored = StoredJson.Read<StoredDestination>(json);
        var destination = stored.ToDestination(row);
        return new DestinationOrders(destination, [.. stored.Orders.Select(o => o.ToSubscription(0, destination))]) { RemovedAt = stored.RemovedAt };
    }

    /// <summary>A destination with deliveries keeps its row, without anything that says where it was. Of its private feeds nothing stays.</summary>
    public async Task<int> ForgetRemovedAsync(Instant before, CancellationToken cancellationToken)
    {
        await search.FollowDeletionsAsync(cancellationToken);
        return await store.WriteAsync(
            async context =>
            {
                var rows = await context.Destinations.Where(d => d.Removed && d.RemovedAt < before && d.Address != "").Take(100).ToListAsync(cancellationToken);
                foreach (var row in rows)
                {
                    var subject = Subject(row);
                    await context.Subscriptions.Where(s => s.DestinationId == row.Id).ExecuteDeleteAsync(cancellationToken);
                    await context.Changes.Where(c => c.Subject == subject).ExecuteDeleteAsync(cancellationToken);
                    (row.Address, row.ConfiguredAddress, row.Wishes, row.QuietHours) = ("", null, null, null);
                    row.Name = $"forgotten {row.Id}";
                    row.PrivateFeeds = 0;
                    await PrivateRows.EraseAsync(context, row.Id, cancellationToken);
                }

                return rows.Count;
            },
            cancellationToken);
    }

    private static string Subject(DestinationRow row) => $"destination:{row.Id}";

    private static async Task<DestinationRow?> RowAsync(AlertBotContext context, DestinationAddress address, CancellationToken cancellationToken) =>
        address.Value.Length == 0
            ? null
            : await context.Destinations.Where(d => d.Platform == address.Platform && d.Address == address.Value).OrderBy(d => d.Removed).ThenBy(d => d.Id).FirstOrDefaultAsync(cancellationToken);

    private static async Task<DestinationRow> AddAsync(AlertBotContext context, Destination destination, CancellationToken cancellationToken)
    {
        var row = new DestinationRow
        {
            Name = await FreeNameAsync(context, destination.Name, destination.Platform, destination.Address, cancellationToken),
            Platform = destination.Platform,
            Address = destination.Address,
            Language = destination.Language,
            Zone = destination.Zone.Id,
        };
        context.Destinations.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return row;
    }

    private static async Task<string> FreeNameAsync(AlertBotContext context, string name, string platform, string address, CancellationToken cancellationToken)
    {
        var place = $"{platform} {address}";
        var wanted = name.Trim() is { Length: > 0 } given ? given : place;
        return await context.Destinations.AnyAsync(d => d.Name == wanted, cancellationToken) ? $"{wanted} ({place})" : wanted;
    }

    private static async Task PutAsync(AlertBotContext context, DestinationRow row, StoredDestination stored, Instant now, CancellationToken cancellationToken)
    {
        // The settings know theirs by its name: another one would be a second destination at the next start.
        if (row.ConfiguredAddress is null && stored.Name is { } name && name != row.Name)
        {
            row.Name = await FreeNameAsync(context, name, row.Platform, stored.Address, cancellationToken);
        }

        row.Take(stored.ToDestination(row));
        row.Address = stored.Address;
        row.Removed = stored.RemovedAt is not null;
        row.RemovedAt = stored.RemovedAt;
        row.Added = true;
        if (row.Broken is not null)
        {
            (row.Broken, row.BrokenSince, row.Probes, row.HeldUntil) = (null, null, 0, null);
        }

        // The outbox looks there at once, whatever waits; where nothing is to be sent any more it does not look.
        row.Due = row.Removed ? null : now;
        row.Version = await SubscriptionStore.VersionAsync(context, cancellationToken) + 1;
        await context.Subscriptions.Where(s => s.DestinationId == row.Id).ExecuteDeleteAsync(cancellationToken);
        context.Subscriptions.AddRange(stored.Orders.Select(order => new SubscriptionRow { DestinationId = row.Id, Order = order.ToJson() }));
        await PrivateRows.SettleAsync(context, row.Id, cancellationToken);
    }

    private static async Task LogAsync(AlertBotContext context, DestinationRow row, ChangeNote note, StoredDestination? before, CancellationToken cancellationToken) =>
        context.Changes.Add(ChangeRows.Of(
            note,
            Subject(row),
            before is null ? null : StoredJson.Write(before),
            StoredJson.Write(await SnapshotAsync(context, row, cancellationToken))));

    private static async Task<StoredDestination> SnapshotAsync(AlertBotContext context, DestinationRow row, CancellationToken cancellationToken) =>
        StoredDestination.Of(await OrdersAsync(context, row, cancellationToken));

    private static async Task<DestinationOrders> OrdersAsync(AlertBotContext context, DestinationRow row, CancellationToken cancellationToken) =>
        ToOrders(row, await context.Subscriptions.AsNoTracking().Where(s => s.DestinationId == row.Id).OrderBy(s => s.Id).ToListAsync(cancellationToken));

    private static DestinationOrders ToOrders(DestinationRow row, IEnumerable<SubscriptionRow> orders)
    {
        var destination = row.ToDestination();
        return new DestinationOrders(destination, [.. orders.Select(o => StoredOrder.Read(o.Order).ToSubscription(o.Id, destination))]) { RemovedAt = row.RemovedAt };
    }
}

/// <summary>A destination as the log keeps it, to be put back.</summary>
internal sealed record StoredDestination(string Address, string Language, string Zone, StoredQuietHours? Quiet, LiveMode Live, CatchUp CatchUp, Duration? CatchUpAge, DestinationWishes Wishes, ImmutableArray<StoredOrder> Orders, Instant? RemovedAt)
{
    /// <summary>Null in lines of the log from before it was kept.</summary>
    public string? Name { get; init; }

    public static StoredDestination Of(DestinationOrders orders) => new(
        orders.Destination.Address,
        orders.Destination.Language,
        orders.Destination.Zone.Id,
        orders.Destination.Quiet is { } quiet ? new StoredQuietHours(quiet.Start, quiet.End) : null,
        orders.Destination.Live,
        orders.Destination.CatchUp,
        orders.Destination.CatchUpAge,
        orders.Destination.Wishes,
        [.. orders.Orders.Select(StoredOrder.Of)],
        orders.RemovedAt)
    {
        Name = orders.Destination.Name,
    };

    public Destination ToDestination(DestinationRow row) => row.ToDestination() with
    {
        Language = Language,
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc,
        Quiet = Quiet is { } quiet ? new QuietHours(quiet.Start, quiet.End) : null,
        Live = Live,
        CatchUp = CatchUp,
        CatchUpAge = CatchUpAge,
        Wishes = Wishes,
    };
}
