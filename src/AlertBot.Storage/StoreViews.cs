using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>A story as a list shows it.</summary>
/// <param name="Title">The headline of its first item.</param>
public sealed record StoryView(long Id, string Dossier, Instant Started, Instant Updated, int Items, int Publishers, string Title);

/// <summary>An item of a story as a list shows it.</summary>
/// <param name="Decision">Why it led to an alert, or did not.</param>
public sealed record StoryItemView(Instant Published, string Publisher, string Title, string? Link, string? Decision);

/// <summary>How the outbox of one destination stands.</summary>
/// <param name="Broken">Why nothing can be delivered there for now, or null.</param>
/// <param name="OldestWaiting">When the delivery that has waited longest was to go out.</param>
/// <param name="Delivered">Since the moment that was asked for.</param>
/// <param name="LastError">Of the newest delivery that failed and was not delivered since.</param>
public sealed record OutboxView(string Destination, string Platform, string? Broken, int Waiting, int Delivered, int Dead, Instant? OldestWaiting, Instant? LastDelivered, string? LastError);

/// <summary>A line of the log of changes.</summary>
/// <param name="Who">The platform's id of the person, or how somebody signed in to the page.</param>
public sealed record ChangeView(Instant At, string Subject, string Platform, string Who, string What, bool Undone);

/// <summary>A destination that nothing can be delivered to, or a feed that cannot be read.</summary>
/// <param name="Why">A sentence.</param>
public sealed record TroubleView(string Name, string Why);

/// <summary>What people look up: nothing here changes anything.</summary>
public interface IStoreViews
{
    /// <param name="all">The closed ones too.</param>
    Task<IReadOnlyList<LedgerEntry>> DeadlinesAsync(bool all, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<StoryView>> StoriesAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The items of a story, oldest first; empty when there is no such story.</summary>
    Task<IReadOnlyList<StoryItemView>> StoryAsync(long story, CancellationToken cancellationToken);

    /// <summary>The destinations in use, by name, with what waits for them.</summary>
    /// <param name="since">From when on deliveries count as delivered.</param>
    Task<IReadOnlyList<OutboxView>> OutboxAsync(Instant since, CancellationToken cancellationToken);

    /// <summary>What is broken now, destinations before feeds.</summary>
    /// <param name="limit">The most of each.</param>
    Task<IReadOnlyList<TroubleView>> TroublesAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<ChangeView>> ChangesAsync(int limit, CancellationToken cancellationToken);
}

internal sealed class StoreViews(Store store, LedgerMemory ledger) : IStoreViews
{
    /// <summary>Stands in a state exactly when the last look failed: what is absent is not written, and a quote within a text would be escaped.</summary>
    private const string Failed = $"\"{nameof(FeedState.LastError)}\":";

    public Task<IReadOnlyList<LedgerEntry>> DeadlinesAsync(bool all, CancellationToken cancellationToken) =>
        ledger.ReadAsync(all, cancellationToken);

    public Task<IReadOnlyList<StoryView>> StoriesAsync(int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<StoryView>>(
            async context =>
            {
                var stories = await context.Stories.OrderByDescending(s => s.Updated).Take(limit).ToListAsync(cancellationToken);
                var ids = stories.Select(s => (long?)s.Id).ToList();
                var items = (await context.Items
                    .Where(i => ids.Contains(i.StoryId))
                    .OrderBy(i => i.Published)
                    .Select(i => new { i.StoryId, i.Publisher, i.Title })
                    .ToListAsync(cancellationToken)).ToLookup(i => i.StoryId);
                return [.. stories.Select(s => new StoryView(
                    s.Id,
                    s.Dossier,
                    s.Started,
                    s.Updated,
                    items[s.Id].Count(),
                    items[s.Id].DistinctBy(i => i.Publisher).Count(),
                    items[s.Id].FirstOrDefault()?.Title ?? ""))];
            },
            cancellationToken);

    public async Task<IReadOnlyList<StoryItemView>> StoryAsync(long story, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            async context =>
            {
                var told = await StoryRows.ToldInAsync(context, story, cancellationToken);
                return await context.Items
                    .Where(i => i.StoryId == told)
                    .OrderBy(i => i.Published)
                    .Select(i => new StoryItemView(i.Published, i.Publisher, i.Title, i.Link, i.Decision))
                    .ToListAsync(cancellationToken);
            },
            cancellationToken);

    public Task<IReadOnlyList<OutboxView>> OutboxAsync(Instant since, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<OutboxView>>(
            async context =>
            {
                var destinations = await context.Destinations.Where(d => !d.Removed).OrderBy(d => d.Name).ToListAsync(cancellationToken);
                // Each state by its own index: what was delivered in a year is too much to be counted for a page.
                var all = context.Deliveries;
                var waiting = await all.Where(d => d.State == DeliveryState.Waiting).GroupBy(d => d.DestinationId)
                    .Select(g => new { g.Key, Count = g.Count(), Oldest = g.Min(d => d.NotBefore), LastFailed = g.Max(d => d.Error == null ? 0 : d.Id) }).ToDictionaryAsync(g => g.Key, cancellationToken);
                var dead = await all.Where(d => d.State == DeliveryState.Dead).GroupBy(d => d.DestinationId)
                    .Select(g => new { g.Key, Count = g.Count(), LastFailed = g.Max(d => d.Id) }).ToDictionaryAsync(g => g.Key, cancellationToken);
                var delivered = await context.Destinations.Where(d => !d.Removed)
                    .Select(d => new
                    {
                        d.Id,
                        Count = all.Count(x => x.DestinationId == d.Id && x.State == DeliveryState.Delivered && x.Done >= since),
                        Newest = all.Where(x => x.DestinationId == d.Id && x.State == DeliveryState.Delivered).Max(x => x.Done),
                    })
                    .ToDictionaryAsync(d => d.Id, cancellationToken);
                var failed = destinations.ToDictionary(d => d.Id, d => Math.Max(waiting.GetValueOrDefault(d.Id)?.LastFailed ?? 0, dead.GetValueOrDefault(d.Id)?.LastFailed ?? 0));
                var named = failed.Values.Where(id => id > 0).ToList();
                var errors = await all.Where(d => named.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Error, cancellationToken);
                return [.. destinations.Select(d => new OutboxView(
                    d.Name,
                    d.Platform,
                    d.Broken,
                    waiting.GetValueOrDefault(d.Id)?.Count ?? 0,
                    delivered[d.Id].Count,
                    dead.GetValueOrDefault(d.Id)?.Count ?? 0,
                    waiting.GetValueOrDefault(d.Id)?.Oldest,
                    delivered[d.Id].Newest,
                    errors.GetValueOrDefault(failed[d.Id])))];
            },
            cancellationToken);

    public Task<IReadOnlyList<TroubleView>> TroublesAsync(int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<TroubleView>>(
            async context =>
            {
                var destinations = await context.Destinations.Where(d => d.Broken != null && !d.Removed).OrderBy(d => d.Id).Take(limit)
                    .Select(d => new TroubleView($"{d.Name} ({d.Platform})", d.Broken!)).ToListAsync(cancellationToken);
                var feeds = await context.Feeds.Where(f => !f.Removed && !f.Paused && f.State.Contains(Failed)).OrderBy(f => f.Id).Take(limit).ToListAsync(cancellationToken);
                return [.. destinations, .. feeds.ConvertAll(f => f.ToFeed()).Select(f => new TroubleView($"{f.Publisher}, {f.Address.Host}", f.State.LastError?.Sentence ?? ""))];
            },
            cancellationToken);

    public async Task<IReadOnlyList<ChangeView>> ChangesAsync(int limit, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            context => context.Changes
                .OrderByDescending(c => c.Id)
                .Take(limit)
                .Select(c => new ChangeView(c.At, c.Subject, c.Platform, c.Who, c.What, c.Undone))
                .ToListAsync(cancellationToken),
            cancellationToken);
}
