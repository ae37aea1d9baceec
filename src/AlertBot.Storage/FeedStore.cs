using AlertBot.Alerts.Stages;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

internal sealed class FeedStore(Store store) : IFeedStore
{
    public async Task<IReadOnlyList<FeedClaim>> ClaimDueAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken)
    {
        if (!await store.ReadAsync(context => Due(context, now).AnyAsync(cancellationToken), cancellationToken))
        {
            return [];
        }

        return await store.WriteAsync<IReadOnlyList<FeedClaim>>(
            async context =>
            {
                var rows = await Due(context, now).OrderBy(f => f.NextLook).ThenBy(f => f.Id).Take(limit).ToListAsync(cancellationToken);
                return [.. rows.Select(row => Claim(row, now + lease))];
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<KnownItem>> FindKnownAsync(IReadOnlyList<KnownQuery> queries, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            async context =>
            {
                var known = new List<KnownItem>();
                foreach (var query in queries)
                {
                    known.AddRange(await KnownAsync(context, query, cancellationToken));
                }

                return known;
            },
            cancellationToken);

    public Task<IReadOnlyList<long>> SaveAsync(IReadOnlyList<PollOutcome> outcomes, CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<long>>(
            async context =>
            {
                var ids = outcomes.Select(o => o.FeedId).ToList();
                var feeds = await context.Feeds.Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
                var held = outcomes.Where(o => feeds.TryGetValue(o.FeedId, out var row) && row.Lease == o.Claim.Lease).ToList();
                foreach (var outcome in held)
                {
                    Save(context, feeds[outcome.FeedId], outcome);
                }

                await UpdateItemsAsync(context, [.. held.SelectMany(o => o.Updates)], cancellationToken);
                return [.. ids.Except(held.Select(o => o.FeedId))];
            },
            cancellationToken);

    public Task<Instant?> NextDueAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            context => context.Feeds.Where(f => !f.Removed).MinAsync(f => f.LeasedUntil > f.NextLook ? f.LeasedUntil : (Instant?)f.NextLook, cancellationToken),
            cancellationToken);

    private static IQueryable<FeedRow> Due(AlertBotContext context, Instant now) =>
        context.Feeds.Where(f => !f.Removed && f.NextLook <= now && (f.LeasedUntil == null || f.LeasedUntil <= now));

    private static FeedClaim Claim(FeedRow row, Instant until)
    {
        var lease = Guid.NewGuid();
        row.Lease = lease;
        row.LeasedUntil = until;
        return new FeedClaim(row.ToFeed(), lease, until);
    }

    private static Task<List<KnownItem>> KnownAsync(AlertBotContext context, KnownQuery query, CancellationToken cancellationToken)
    {
        var guids = query.Items.Select(k => k.Guid).Where(k => k is not null).Distinct().ToList();
        var links = query.Items.Select(k => k.Link).Where(k => k is not null).Distinct().ToList();
        var contents = query.Items.Select(k => k.Content).Distinct().ToList();
        return context.Items
            .Where(i => i.FeedId == query.FeedId && (guids.Contains(i.GuidKey) || links.Contains(i.LinkKey) || contents.Contains(i.ContentKey)))
            .Select(i => new KnownItem(i.Id, i.FeedId, new ItemKeys(i.GuidKey, i.LinkKey, i.ContentKey, i.TitleKey, i.TextKey), i.Revision, i.Updated))
            .ToListAsync(cancellationToken);
    }

    private static void Save(AlertBotContext context, FeedRow feed, PollOutcome outcome)
    {
        feed.State = StoredJson.Write(outcome.State);
        feed.NextLook = outcome.State.NextLook;
        feed.Lease = null;
        feed.LeasedUntil = null;
        feed.Address = outcome.Address?.AbsoluteUri ?? feed.Address;
        feed.Title ??= outcome.Title;
        feed.Language ??= outcome.Language;
        context.Items.AddRange(outcome.NewItems.Select(item => ToRow(feed.Id, item)));
        context.Notices.AddRange(outcome.Notices.Select(n => new NoticeRow { At = n.At, FeedId = n.FeedId, Kind = n.Kind.ToString(), Text = n.Text }));
    }

    private static async Task UpdateItemsAsync(AlertBotContext context, IReadOnlyCollection<ItemUpdate> updates, CancellationToken cancellationToken)
    {
        if (updates.Count == 0)
        {
            return;
        }

        var ids = updates.Select(u => u.ItemId).ToList();
        var rows = await context.Items.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        foreach (var update in updates)
        {
            Apply(update, rows[update.ItemId]);
        }
    }

    private static void Apply(ItemUpdate update, ItemRow row)
    {
        row.Guid = update.Guid;
        row.Link = update.Link;
        row.Title = update.Title;
        row.Text = update.Text;
        row.Updated = update.Updated;
        row.Revision = update.Revision;
        SetKeys(row, update.Keys);
        if (update.IsEdit)
        {
            row.Stage = ItemStage.Stored;
        }
    }

    private static ItemRow ToRow(long feed, NewItem item)
    {
        var row = new ItemRow
        {
            FeedId = feed,
            Publisher = item.Publisher,
            Guid = item.Guid,
            Link = item.Link,
            Title = item.Title,
            Text = item.Text,
            Language = item.Language,
            Published = item.Published,
            FirstSeen = item.FirstSeen,
            Updated = item.Updated,
            Baseline = item.Baseline,
            Stage = ItemStage.Stored,
        };
        SetKeys(row, item.Keys);
        return row;
    }

    private static void SetKeys(ItemRow row, ItemKeys keys)
    {
        row.GuidKey = keys.Guid;
        row.LinkKey = keys.Link;
        row.ContentKey = keys.Content;
        row.TitleKey = keys.Title;
        row.TextKey = keys.Text;
    }
}
