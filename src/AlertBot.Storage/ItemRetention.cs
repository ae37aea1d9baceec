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

/// <summary>The items to forget are looked for beside the writer, and the writer is free again after each batch.</summary>
internal sealed class ItemRetention(Store store, ItemSearch search) : IItemRetention
{
    private const int Batch = 500;

    public async Task<int> ForgetAsync(Instant before, CancellationToken cancellationToken)
    {
        await search.FollowDeletionsAsync(cancellationToken);
        var feeds = await store.ReadAsync(context => context.Feeds.Where(f => f.MostShown > 0).Select(f => new Shown(f.Id, f.MostShown)).ToListAsync(cancellationToken), cancellationToken);
        var forgotten = 0;
        foreach (var feed in feeds)
        {
            forgotten += await ForgetAsync(feed, before, cancellationToken);
        }

        return forgotten;
    }

    private async Task<int> ForgetAsync(Shown feed, Instant before, CancellationToken cancellationToken)
    {
        var (forgotten, kept) = (0, await FirstKeptAsync(feed, cancellationToken));
        while (true)
        {
            var ids = await store.ReadAsync(
                context => Forgettable(context, feed.Feed, kept, before).OrderBy(i => i.Id).Select(i => i.Id).Take(Batch).ToListAsync(cancellationToken), cancellationToken);
            if (ids.Count == 0)
            {
                return forgotten;
            }

            // Asked again by the writer: one of them may have been edited meanwhile, and be on its way into a story.
            forgotten += await store.WriteAsync(
                context => Forgettable(context, feed.Feed, kept, before).Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>The oldest of the newest items that the feed may still show: as many as it ever showed at once, and as many again.</summary>
    private Task<long> FirstKeptAsync(Shown feed, CancellationToken cancellationToken) =>
        store.ReadAsync(
            context => context.Items.Where(i => i.FeedId == feed.Feed).OrderByDescending(i => i.Id).Skip((2 * feed.Most) - 1).Select(i => i.Id).FirstOrDefaultAsync(cancellationToken),
            cancellationToken);

    private static IQueryable<ItemRow> Forgettable(AlertBotContext context, long feed, long kept, Instant before) =>
        context.Items.Where(i => i.FeedId == feed && i.Id < kept && i.FirstSeen < before && i.Stage == ItemStage.Decided && i.StoryId == null
            && !context.Revisions.Any(r => r.ItemId == i.Id)
            && !context.Feedback.Any(f => f.ItemId == i.Id));

    /// <param name="Most">The most items that the feed ever showed at once; a feed of which that is not known loses nothing.</param>
    private sealed record Shown(long Feed, int Most);
}
