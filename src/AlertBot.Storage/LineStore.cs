using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Storage.Model;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>The rows by which the stages hand items on.</summary>
internal sealed class LineStore(Store store) : ILineStore
{
    public async Task<IReadOnlyList<Item>> TakeStoredAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await TakeAsync(ItemStage.Stored, limit, cancellationToken)).Select(row => row.ToItem())];

    public async Task<IReadOnlyList<ReadItem>> TakeReadAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await TakeAsync(ItemStage.Read, limit, cancellationToken)).Select(row => row.ToReadItem())];

    public async Task<IReadOnlyList<PlacedItem>> TakePlacedAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await TakeAsync(ItemStage.Placed, limit, cancellationToken)).Select(row => row.ToPlacedItem())];

    public Task SaveReadingsAsync(IReadOnlyList<ReadItem> read, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var ids = read.Select(r => r.Item.Id).ToList();
                var rows = await context.Items.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
                foreach (var (item, reading, _) in read)
                {
                    Save(rows[item.Id], item, reading);
                }
            },
            cancellationToken);

    public async Task<IReadOnlyList<PlacedItem>> PlacedSinceAsync(Instant since, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            context => context.Items.Where(i => i.StoryId != null && i.Published >= since).OrderBy(i => i.Published).ThenBy(i => i.Id).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.Select(row => row.ToPlacedItem())];
    }

    public async Task<long> LastStoryAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(context => context.Stories.MaxAsync(s => (long?)s.Id, cancellationToken), cancellationToken) ?? 0;

    public Task<ImmutableArray<LedgerEntry>> LedgerAsync(string dossier, Instant closedSince, CancellationToken cancellationToken) =>
        store.ReadAsync(context => LedgerRows.ReadAsync(context.Deadlines.Where(d => d.Dossier == dossier && (d.Open || d.Changed >= closedSince)), cancellationToken), cancellationToken);

    public Task SavePlacementAsync(PlacedItem placed, IReadOnlyList<LedgerStep> steps, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var row = await context.Items.SingleAsync(i => i.Id == placed.Item.Id, cancellationToken);
                await SaveStoryAsync(context, placed, cancellationToken);
                row.StoryId = placed.Place.Story;
                row.Placement = StoredJson.Write(new StoredPlacement(placed.Dossier, placed.Place));
                row.Stage = ItemStage.Placed;
                await LedgerRows.SaveAsync(context, steps, placed.Item.Id, cancellationToken);
            },
            cancellationToken);

    public async Task<ImmutableArray<LedgerEffect>> EffectsAsync(long item, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            context => context.Revisions.Where(r => r.ItemId == item).OrderBy(r => r.Id)
                .Join(context.Deadlines, r => r.DeadlineId, d => d.Id, (r, d) => new { r.Change, r.Material, Deadline = d })
                .ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.Select(r => new LedgerEffect(r.Deadline.ToEntry(), r.Change, r.Material))];
    }

    public async Task<IReadOnlyList<ReadItem>> StoryAsync(long story, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            context => context.Items.Where(i => i.StoryId == story).OrderBy(i => i.Published).ThenBy(i => i.Id).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.Select(row => row.ToReadItem())];
    }

    public Task SaveDecisionAsync(long item, string decision, Alert? alert, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var row = await context.Items.SingleAsync(i => i.Id == item, cancellationToken);
                row.Stage = ItemStage.Decided;
                row.Decision = decision;
                if (alert is not null)
                {
                    await AlertRows.AddAsync(context, alert, deliveries, cancellationToken);
                }
            },
            cancellationToken);

    private Task<List<ItemRow>> TakeAsync(ItemStage stage, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(
            context => context.Items.Where(i => i.Stage == stage).OrderBy(i => i.Published).ThenBy(i => i.Id).Take(limit).ToListAsync(cancellationToken),
            cancellationToken);

    private static void Save(ItemRow row, Item item, Understanding.Reading reading)
    {
        var relevant = reading.Dossiers.Any(d => d.IsRelevant);
        row.Relevance = reading.Dossiers.Select(d => d.Relevance).DefaultIfEmpty(0).Max();
        row.Language ??= reading.Language;
        row.Reading = relevant ? StoredJson.Write(reading) : null;
        row.Decision = relevant ? null : "not-relevant";
        row.Stage = relevant ? ItemStage.Read : ItemStage.Decided;
        if (row.Revision != item.Revision)
        {
            // Edited between being taken and being read: the newer words are read next.
            row.Stage = ItemStage.Stored;
        }
    }

    private static async Task SaveStoryAsync(AlertBotContext context, PlacedItem placed, CancellationToken cancellationToken)
    {
        var story = await context.Stories.FindAsync([placed.Place.Story], cancellationToken);
        if (story is not null)
        {
            story.Updated = Instant.Max(story.Updated, placed.Item.Published);
            return;
        }

        context.Stories.Add(new StoryRow
        {
            Id = placed.Place.Story,
            Dossier = placed.Dossier,
            Started = placed.Item.Published,
            Updated = placed.Item.Published,
            FollowUpOf = placed.Place.FollowUpOf,
        });
    }
}
