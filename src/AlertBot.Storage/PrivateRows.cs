using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>What belongs to the private feeds of a destination.</summary>
internal static class PrivateRows
{
    /// <summary>The subject of the log of a destination's private feeds.</summary>
    public static string Log(long destination) => ChangeRows.Subject("feeds", destination);

    /// <summary>
    /// Lets private feeds rest whose destination is removed, and those over the number that the owners allow, the newest first; the others
    /// are polled. For after every change of either, in its transaction.
    /// </summary>
    /// <param name="destination">The one that changed, or null for any.</param>
    public static async Task SettleAsync(AlertBotContext context, long? destination, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        await context.Feeds
            .Where(f => f.Audience != null && (destination == null || f.Audience == destination))
            .ExecuteUpdateAsync(
                set => set.SetProperty(
                    f => f.Resting,
                    f => !context.Destinations.Any(d => d.Id == f.Audience && !d.Removed
                        && d.PrivateFeeds >= context.Feeds.Count(other => other.Audience == f.Audience && !other.Removed && other.Id <= f.Id))),
                cancellationToken);
    }

    /// <summary>Deletes all of it for good, those who refer to others first.</summary>
    /// <returns>How many feeds there were.</returns>
    public static async Task<int> EraseAsync(AlertBotContext context, long destination, CancellationToken cancellationToken)
    {
        var alerts = context.Alerts.Where(a => a.Audience == destination).Select(a => a.Id);
        var deadlines = context.Deadlines.Where(d => d.Audience == destination).Select(d => d.Id);
        var items = context.Items.Where(i => i.Audience == destination).Select(i => i.Id);
        var feeds = context.Feeds.Where(f => f.Audience == destination).Select(f => f.Id);
        var log = ChangeRows.Subject("", destination);
        await context.Deliveries.Where(d => alerts.Contains(d.AlertId)).ExecuteDeleteAsync(cancellationToken);
        await context.AlertDeadlines.Where(l => alerts.Contains(l.AlertId)).ExecuteDeleteAsync(cancellationToken);
        await context.Alerts.Where(a => a.Audience == destination).ExecuteDeleteAsync(cancellationToken);
        await context.Revisions.Where(r => deadlines.Contains(r.DeadlineId)).ExecuteDeleteAsync(cancellationToken);
        await context.Deadlines.Where(d => d.Audience == destination).ExecuteDeleteAsync(cancellationToken);
        await context.Feedback.Where(f => f.ItemId != null && items.Contains(f.ItemId.Value)).ExecuteDeleteAsync(cancellationToken);
        await context.Items.Where(i => i.Audience == destination).ExecuteDeleteAsync(cancellationToken);
        await context.Stories.Where(s => s.Audience == destination).ExecuteDeleteAsync(cancellationToken);
        await context.Notices.Where(n => n.FeedId != null && feeds.Contains(n.FeedId.Value)).ExecuteDeleteAsync(cancellationToken);
        await context.HubLeases.Where(l => feeds.Contains(l.FeedId)).ExecuteDeleteAsync(cancellationToken);
        await context.Changes.Where(c => c.Subject.StartsWith(log)).ExecuteDeleteAsync(cancellationToken);
        return await context.Feeds.Where(f => f.Audience == destination).ExecuteDeleteAsync(cancellationToken);
    }
}
