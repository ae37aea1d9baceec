using System.Data.Common;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

internal sealed class FeedStore(Store store) : IFeedStore
{
    public async Task<IReadOnlyList<FeedClaim>> ClaimDueAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken)
    {
        // Most looks at the clock find nothing due, and then the one writer is left alone.
        if (!await store.ReadAsync(context => Due(context, now).AnyAsync(cancellationToken), cancellationToken))
        {
            return [];
        }

        return await store.WriteAsync(context => ClaimAsync(context, now, now + lease, limit, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<KnownItem>> FindKnownAsync(IReadOnlyList<KnownQuery> queries, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            async context =>
            {
                await context.Database.OpenConnectionAsync(cancellationToken);
                await using var finding = new FeedStoreFinding(context);
                var known = new List<KnownItem>();
                foreach (var query in queries)
                {
                    await finding.AddToAsync(known, query, cancellationToken);
                }

                return known;
            },
            cancellationToken);

    public Task<IReadOnlyList<long>> SaveAsync(IReadOnlyList<PollOutcome> outcomes, CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<long>>(
            async context =>
            {
                await using var writing = new FeedStoreWriting(context);
                var lost = new List<long>();
                foreach (var outcome in outcomes)
                {
                    if (!await writing.SaveAsync(outcome, cancellationToken))
                    {
                        lost.Add(outcome.FeedId);
                    }
                }

                return lost;
            },
            cancellationToken);

    public Task<Instant?> NextDueAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            context => context.Feeds.Where(f => !f.Removed).MinAsync(f => f.LeasedUntil > f.NextLook ? f.LeasedUntil : (Instant?)f.NextLook, cancellationToken),
            cancellationToken);

    private static IQueryable<FeedRow> Due(AlertBotContext context, Instant now) =>
        context.Feeds.Where(f => !f.Removed && f.NextLook <= now && (f.LeasedUntil == null || f.LeasedUntil <= now));

    /// <summary>One lease for all that are claimed together: it proves who claimed them, and each is saved on its own.</summary>
    private static async Task<IReadOnlyList<FeedClaim>> ClaimAsync(AlertBotContext context, Instant now, Instant until, int limit, CancellationToken cancellationToken)
    {
        var (lease, claims) = (Guid.NewGuid(), new List<FeedClaim>());
        await using var statement = new FeedStoreStatement(context, FeedStoreSql.Claim, 4);
        await using var rows = await statement.ReadAsync(cancellationToken, lease, until, now, limit);
        while (await rows.ReadAsync(cancellationToken))
        {
            claims.Add(new FeedClaim(ToFeed(rows), lease, until));
        }

        return [.. claims.OrderBy(claim => claim.Feed.State.NextLook).ThenBy(claim => claim.Feed.Id)];
    }

    private static Feed ToFeed(DbDataReader row) => new(
        row.GetInt64(0),
        new Uri(row.GetString(1)),
        row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        Duration.FromTicks(row.GetInt64(5)),
        StoredJson.Read<FeedState>(row.GetString(6)) with { NextLook = Instant.FromUnixTimeTicks(row.GetInt64(7)) });
}
