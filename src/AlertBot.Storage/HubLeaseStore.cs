using AlertBot.Feeds.Pushing;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

internal sealed class HubLeaseStore(Store store) : IHubLeaseStore
{
    public async Task<IReadOnlyList<HubLease>> TakeDueAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken)
    {
        if (!await store.ReadAllAsync(context => Due(context, now).AnyAsync(cancellationToken), cancellationToken))
        {
            return [];
        }

        return await store.WriteAsync<IReadOnlyList<HubLease>>(
            async context =>
            {
                var due = await Due(context, now).OrderBy(pair => pair.Lease.NextTry).Take(limit).ToListAsync(cancellationToken);
                due.ForEach(pair => pair.Lease.NextTry = now + lease);
                return [.. due.Select(ToLease)];
            },
            cancellationToken);
    }

    public async Task<HubLease?> FindAsync(string token, CancellationToken cancellationToken) =>
        await store.ReadAllAsync(context => Pairs(context).FirstOrDefaultAsync(pair => pair.Lease.Token == token, cancellationToken), cancellationToken) is { } pair
            ? ToLease(pair)
            : null;

    public async Task<IReadOnlyList<HubLease>> AllAsync(CancellationToken cancellationToken) =>
        [.. (await store.ReadAsync(context => Pairs(context).Where(pair => !pair.Feed.Removed).ToListAsync(cancellationToken), cancellationToken)).Select(ToLease)];

    public Task SaveAsync(HubLease lease, CancellationToken cancellationToken) =>
        store.WriteAsync(
            context => context.HubLeases.Where(row => row.FeedId == lease.Feed && row.Token == lease.Token).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, lease.State)
                    .SetProperty(row => row.Until, lease.Until)
                    .SetProperty(row => row.NextTry, lease.NextTry)
                    .SetProperty(row => row.Failures, lease.Failures)
                    .SetProperty(row => row.LastPush, lease.LastPush),
                cancellationToken),
            cancellationToken);

    private static IQueryable<Pair> Due(AlertBotContext context, Instant now) => Pairs(context).Where(pair => !pair.Feed.Removed && !pair.Feed.Paused && pair.Lease.NextTry <= now);

    private static IQueryable<Pair> Pairs(AlertBotContext context) =>
        context.HubLeases.Join(context.Feeds, lease => lease.FeedId, feed => feed.Id, (lease, feed) => new Pair { Lease = lease, Feed = feed });

    private static HubLease ToLease(Pair pair) => new(
        pair.Lease.FeedId,
        new Uri(pair.Feed.Address),
        new Uri(pair.Lease.Hub),
        new Uri(pair.Lease.Topic),
        pair.Lease.Token,
        new HubKey(pair.Lease.Key),
        pair.Lease.State,
        pair.Lease.Until,
        pair.Lease.NextTry,
        pair.Lease.Failures,
        pair.Feed.Removed,
        pair.Lease.LastPush);

    private sealed class Pair
    {
        public required HubLeaseRow Lease { get; init; }

        public required FeedRow Feed { get; init; }
    }
}
