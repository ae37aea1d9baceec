using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage.Replicas;

/// <summary>
/// Leases in PostgreSQL. Their time is the database's: the clocks of replicas may differ. Each statement is a transaction of its own and
/// decides by itself, so that two who ask at once cannot both be told yes.
/// </summary>
internal sealed class LeaseStore(Store store) : IDeadReplicas
{
    /// <returns>True when the lease is this owner's until <paramref name="length"/> from now.</returns>
    public async Task<bool> TryHoldAsync(string name, Guid owner, Duration length, CancellationToken cancellationToken)
    {
        var ticks = length.BclCompatibleTicks;
        return await store.ReadAllAsync(
            context => context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Leases" ("Name", "Owner", "Until")
                VALUES ({name}, {owner}, (EXTRACT(EPOCH FROM clock_timestamp()) * 10000000)::bigint + {ticks})
                ON CONFLICT ("Name") DO UPDATE SET "Owner" = EXCLUDED."Owner", "Until" = EXCLUDED."Until"
                WHERE "Leases"."Owner" = EXCLUDED."Owner" OR "Leases"."Until" <= (EXTRACT(EPOCH FROM clock_timestamp()) * 10000000)::bigint
                """,
                cancellationToken),
            cancellationToken) == 1;
    }

    public Task ReleaseAsync(string name, Guid owner, CancellationToken cancellationToken) => store.ReadAllAsync(
        context => context.Leases.Where(l => l.Name == name && l.Owner == owner).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public Task<int> GiveBackAsync(CancellationToken cancellationToken) => store.WriteAsync(
        async context =>
        {
            var dead = await context.Database.SqlQuery<Guid>(
                $"""
                SELECT "Owner" AS "Value" FROM "Leases"
                WHERE "Name" LIKE 'replica:%' AND "Until" <= (EXTRACT(EPOCH FROM clock_timestamp()) * 10000000)::bigint
                """).ToListAsync(cancellationToken);
            if (dead.Count == 0)
            {
                return 0;
            }

            var left = context.Deliveries.Where(d => d.LeasedUntil != null && dead.Contains(d.LeasedBy!.Value)).Select(d => d.DestinationId);
            await context.Destinations.Where(d => left.Contains(d.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Due, Instant.FromUnixTimeTicks(0)).SetProperty(d => d.HeldUntil, (Instant?)null), cancellationToken);
            var deliveries = await context.Deliveries.Where(d => d.LeasedUntil != null && dead.Contains(d.LeasedBy!.Value)).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.LeasedUntil, (Instant?)null).SetProperty(d => d.Attempts, d => d.Attempts + 1), cancellationToken);
            var feeds = await context.Feeds.Where(f => f.LeasedUntil != null && dead.Contains(f.LeasedBy!.Value)).ExecuteUpdateAsync(
                set => set.SetProperty(f => f.LeasedUntil, (Instant?)null).SetProperty(f => f.Lease, (Guid?)null), cancellationToken);
            await context.Leases.Where(l => dead.Contains(l.Owner) && l.Name.StartsWith(Replica.LeasePrefix)).ExecuteDeleteAsync(cancellationToken);
            return deliveries + feeds;
        },
        cancellationToken);
}
