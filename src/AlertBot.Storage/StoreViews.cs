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

/// <summary>What people look up: nothing here changes anything.</summary>
public interface IStoreViews
{
    /// <param name="all">The closed ones too.</param>
    Task<IReadOnlyList<LedgerEntry>> DeadlinesAsync(bool all, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<StoryView>> StoriesAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The items of a story, oldest first; empty when there is no such story.</summary>
    Task<IReadOnlyList<StoryItemView>> StoryAsync(long story, CancellationToken cancellationToken);
}

internal sealed class StoreViews(Store store) : IStoreViews
{
    public async Task<IReadOnlyList<LedgerEntry>> DeadlinesAsync(bool all, CancellationToken cancellationToken) =>
        [.. (await store.ReadAsync(context => LedgerRows.ReadAsync(context.Deadlines.Where(d => all || d.Open), cancellationToken), cancellationToken)).Where(e => e.MergedInto is null)];

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
            context => context.Items
                .Where(i => i.StoryId == story)
                .OrderBy(i => i.Published)
                .Select(i => new StoryItemView(i.Published, i.Publisher, i.Title, i.Link, i.Decision))
                .ToListAsync(cancellationToken),
            cancellationToken);
}
