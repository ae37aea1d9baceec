using AlertBot.Alerts.Stages;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>How much is waiting where: what a person who runs AlertBot looks at first.</summary>
/// <param name="Stored">Items not read yet.</param>
/// <param name="Read">Relevant items not placed yet.</param>
/// <param name="Placed">Items of stories not decided yet.</param>
/// <param name="Waiting">Deliveries that wait.</param>
/// <param name="Overdue">For how long the oldest delivery has been due, among those to destinations that can be reached.</param>
/// <param name="Feeds">Feeds that are polled.</param>
/// <param name="FeedsOverdue">For how long the longest due feed has been due.</param>
/// <param name="Broken">Destinations that cannot be reached.</param>
/// <param name="OpenDeadlines">Deadlines of the public ledger that are open.</param>
public sealed record StoreFigures(int Stored, int Read, int Placed, int Waiting, Duration Overdue, int Feeds, Duration FeedsOverdue, int Broken, int OpenDeadlines);

public interface IStoreFigures
{
    Task<StoreFigures> TakeAsync(Instant now, CancellationToken cancellationToken);
}

internal sealed class StoreFiguresQuery(Store store) : IStoreFigures
{
    private static readonly Instant AtOnce = FeedState.New.NextLook;

    public Task<StoreFigures> TakeAsync(Instant now, CancellationToken cancellationToken) => store.ReadAllAsync(
        async context =>
        {
            var stages = await context.Items.Where(i => i.Stage != ItemStage.Decided).GroupBy(i => i.Stage).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            var waiting = context.Deliveries.Where(d => d.State == DeliveryState.Waiting);
            var reachable = context.Destinations.Where(d => d.Broken == null && !d.Removed).Select(d => d.Id);
            var oldest = await waiting.Where(d => reachable.Contains(d.DestinationId)).MinAsync(d => (Instant?)d.NotBefore, cancellationToken);
            var feeds = context.Feeds.Where(f => !f.Removed);
            // One that is to be looked at at once, a new one too, has not been due for any time that could be told.
            var longestDue = await feeds.Where(f => !f.Paused && !f.Resting && f.NextLook > AtOnce).MinAsync(f => (Instant?)f.NextLook, cancellationToken);
            return new StoreFigures(
                stages.GetValueOrDefault(ItemStage.Stored),
                stages.GetValueOrDefault(ItemStage.Read),
                stages.GetValueOrDefault(ItemStage.Placed),
                await waiting.CountAsync(cancellationToken),
                Since(oldest, now),
                await feeds.CountAsync(cancellationToken),
                Since(longestDue, now),
                await context.Destinations.CountAsync(d => d.Broken != null && !d.Removed, cancellationToken),
                await context.Deadlines.CountAsync(d => d.Open && d.Audience == null, cancellationToken));
        },
        cancellationToken);

    private static Duration Since(Instant? due, Instant now) => due is { } then && then < now ? now - then : Duration.Zero;
}
