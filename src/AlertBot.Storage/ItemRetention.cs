using AlertBot.Alerts.Stages;
using AlertBot.Storage.Model;
using AlertBot.Storage.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>Forgets old items that led to nothing.</summary>
public interface IItemRetention
{
    /// <summary>
    /// Forgets what was first seen before a moment, a little at a time. What a story, and with it an alert, or the ledger of deadlines refers
    /// to stays, what a reader gave feedback on too, and of each feed what it may still show: nothing is new a second time.
    /// </summary>
    /// <returns>How many items were forgotten.</returns>
    Task<int> ForgetAsync(Instant before, CancellationToken cancellationToken);
}

/// <summary>
/// One walk over the old items in the order in which they came, beside the writer, who is free again after each batch. Whatever is younger is
/// not looked at: a year of items is much to read at every start.
/// </summary>
internal sealed class ItemRetention(Store store, ItemSearch search) : IItemRetention
{
    private const int Batch = 500;

    public async Task<int> ForgetAsync(Instant before, CancellationToken cancellationToken)
    {
        await search.FollowDeletionsAsync(cancellationToken);
        var young = await FirstYoungAsync(before, cancellationToken);
        // The most items that each feed ever showed at once; a feed of which that is not known loses nothing.
        var shown = await store.ReadAllAsync(context => context.Feeds.Where(f => f.MostShown > 0).ToDictionaryAsync(f => f.Id, f => f.MostShown, cancellationToken), cancellationToken);
        var (forgotten, after, kept) = (0, 0L, new Dictionary<long, long>());
        while (true)
        {
            var old = await store.ReadAllAsync(
                context => Forgettable(context, before).Where(i => i.Id > after && i.Id < young).OrderBy(i => i.Id).Take(Batch).Select(i => new { i.Id, i.FeedId }).ToListAsync(cancellationToken), cancellationToken);
            if (old.Count == 0)
            {
                return forgotten;
            }

            foreach (var feed in old.Select(i => i.FeedId).Distinct().Where(f => shown.ContainsKey(f) && !kept.ContainsKey(f)))
            {
                kept[feed] = await FirstKeptAsync(feed, shown[feed], cancellationToken);
            }

            var ids = old.Where(i => i.Id < kept.GetValueOrDefault(i.FeedId)).Select(i => i.Id).ToList();
            // Asked again by the writer: one of them may have been edited meanwhile, and be on its way into a story.
            forgotten += ids.Count == 0 ? 0 : await store.WriteAsync(context => Forgettable(context, before).Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
            after = old[^1].Id;
        }
    }

    /// <summary>From this item on they are young, give or take a few that two replicas stored at the same moment.</summary>
    private Task<long> FirstYoungAsync(Instant before, CancellationToken cancellationToken) =>
        store.ReadAllAsync(
            async context => await context.Items.Where(i => i.FirstSeen >= before).OrderBy(i => i.Id).Select(i => (long?)i.Id).FirstOrDefaultAsync(cancellationToken) ?? long.MaxValue,
            cancellationToken);

    /// <summary>The oldest of the newest items that the feed may still show: as many as it ever showed at once, and as many again.</summary>
    private Task<long> FirstKeptAsync(long feed, int most, CancellationToken cancellationToken) =>
        store.ReadAllAsync(
            context => context.Items.Where(i => i.FeedId == feed).OrderByDescending(i => i.Id).Skip((2 * most) - 1).Select(i => i.Id).FirstOrDefaultAsync(cancellationToken),
            cancellationToken);

    private static IQueryable<ItemRow> Forgettable(AlertBotContext context, Instant before) =>
        context.Items.Where(i => i.FirstSeen < before && i.Stage == ItemStage.Decided && i.StoryId == null
            && !context.Revisions.Any(r => r.ItemId == i.Id)
            && !context.Feedback.Any(f => f.ItemId == i.Id));
}
