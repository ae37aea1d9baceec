using System.Data.Common;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

internal sealed class FeedStore(Store store) : IFeedStore
{
    /// <summary>A feed that brought nothing about the talks for so long is not hurried for them.</summary>
    private static readonly Duration Reporting = Duration.FromDays(7);

    /// <summary>From the publication of what is news until it is seen here.</summary>
    private static readonly Duration LongestOnTheWay = Duration.FromDays(1);

    public async Task<IReadOnlyList<FeedClaim>> ClaimDueAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken)
    {
        // Most looks at the clock find nothing due, and then the one writer is left alone.
        if (!await store.ReadAllAsync(context => Due(context, now).AnyAsync(cancellationToken), cancellationToken))
        {
            return [];
        }

        return await store.WriteBesideAsync(context => ClaimAsync(context, now, now + lease, limit, cancellationToken), cancellationToken);
    }

    public Task<FeedClaim?> ClaimAsync(long feed, Instant now, Duration lease, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var proof = Guid.NewGuid();
                await using var statement = new FeedStoreStatement(context, FeedStoreSql.ClaimOne, 4);
                await using var rows = await statement.ReadAsync(cancellationToken, proof, now + lease, now, feed);
                return await rows.ReadAsync(cancellationToken) ? new FeedClaim(ToFeed(rows), proof, now + lease) : null;
            },
            cancellationToken);

    public async Task<IReadOnlyList<KnownItem>> FindKnownAsync(IReadOnlyList<KnownQuery> queries, CancellationToken cancellationToken) =>
        await store.ReadAllAsync(
            async context =>
            {
                await context.Database.OpenConnectionAsync(cancellationToken);
                await using var finding = new FeedStoreFinding(context, store.Engine.FeedSql);
                var known = new List<KnownItem>();
                foreach (var query in queries)
                {
                    await finding.AddToAsync(known, query, cancellationToken);
                }

                return known;
            },
            cancellationToken);

    /// <summary>New items and the feed's own row are nobody else's; a known item may be in the hands of the stages right now.</summary>
    public Task<IReadOnlyList<long>> SaveAsync(IReadOnlyList<PollOutcome> outcomes, CancellationToken cancellationToken) =>
        outcomes.Any(outcome => outcome.Updates.Length > 0)
            ? store.WriteAsync(context => SaveAsync(context, outcomes, cancellationToken), cancellationToken)
            : store.WriteBesideAsync(context => SaveAsync(context, outcomes, cancellationToken), cancellationToken);

    public async Task<int> HurryAsync(BreakingStory breaking, Instant now, Instant soon, CancellationToken cancellationToken)
    {
        var since = now - breaking.Within;
        var breaks = await store.ReadAllAsync(
            context => SeenSince(context, since).Where(i => !i.Baseline)
                .GroupBy(i => i.StoryId).AnyAsync(story => story.Select(i => i.Publisher).Distinct().Count() >= breaking.Publishers, cancellationToken),
            cancellationToken);
        return breaks ? await store.WriteAsync(context => HurryAsync(context, now, soon, cancellationToken), cancellationToken) : 0;
    }

    public Task<Instant?> NextDueAsync(CancellationToken cancellationToken) =>
        store.ReadAllAsync(
            context => context.Feeds.Where(f => !f.Removed && !f.Paused && !f.Resting).MinAsync(f => f.LeasedUntil > f.NextLook ? f.LeasedUntil : (Instant?)f.NextLook, cancellationToken),
            cancellationToken);

    private static async Task<IReadOnlyList<long>> SaveAsync(AlertBotContext context, IReadOnlyList<PollOutcome> outcomes, CancellationToken cancellationToken)
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
    }

    private static Task<int> HurryAsync(AlertBotContext context, Instant now, Instant soon, CancellationToken cancellationToken)
    {
        var since = now - Reporting;
        var reporting = SeenSince(context, since).Select(i => i.FeedId);
        return context.Feeds
            .Where(f => !f.Removed && f.NextLook > soon && f.NextLook > f.EarliestLook && reporting.Contains(f.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.NextLook, f => f.EarliestLook > soon ? f.EarliestLook : soon), cancellationToken);
    }

    /// <summary>Items of stories that everybody may see. What is news was published not long before it was seen, and that there is an index of: a year of stories is much to look through every half minute.</summary>
    private static IQueryable<ItemRow> SeenSince(AlertBotContext context, Instant since)
    {
        var published = since - LongestOnTheWay;
        return context.Items.Where(i => i.StoryId != null && i.Audience == null && i.Published >= published && i.FirstSeen >= since);
    }

    private static IQueryable<FeedRow> Due(AlertBotContext context, Instant now) =>
        context.Feeds.Where(f => !f.Removed && !f.Paused && !f.Resting && f.NextLook <= now && (f.LeasedUntil == null || f.LeasedUntil <= now));

    /// <summary>One lease for all that are claimed together: it proves who claimed them, and each is saved on its own.</summary>
    private async Task<IReadOnlyList<FeedClaim>> ClaimAsync(AlertBotContext context, Instant now, Instant until, int limit, CancellationToken cancellationToken)
    {
        var (lease, claims) = (Guid.NewGuid(), new List<FeedClaim>());
        await using var statement = new FeedStoreStatement(context, store.Engine.FeedSql.Claim, 5);
        await using var rows = await statement.ReadAsync(cancellationToken, lease, until, now, limit, store.Replica.Id);
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
        StoredJson.Read<FeedState>(row.GetString(6)) with { NextLook = Instant.FromUnixTimeTicks(row.GetInt64(7)) })
    {
        Access = row.IsDBNull(8) ? null : StoredJson.Read<FeedAccess>(row.GetString(8)),
        Group = row.IsDBNull(9) ? null : row.GetString(9),
        Audience = row.IsDBNull(10) ? null : row.GetInt64(10),
        Pictures = row.GetBoolean(11),
    };
}
