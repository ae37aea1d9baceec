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
        store.WriteAsync(context => ReadingRows.SaveAsync(context, read, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<PlacedItem>> PlacedSinceAsync(Instant since, long? audience, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAllAsync(
            context => context.Items.Where(i => i.StoryId != null && i.Audience == audience && i.Published >= since).OrderBy(i => i.Published).ThenBy(i => i.Id).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.Select(row => row.ToPlacedItem())];
    }

    public async Task<long> LastCorrectionAsync(long? audience, CancellationToken cancellationToken)
    {
        var subject = StoryDesk.SubjectOf(audience);
        return await store.ReadAllAsync(context => context.Changes.Where(c => c.Subject == subject).MaxAsync(c => (long?)c.Id, cancellationToken), cancellationToken) ?? 0;
    }

    public async Task<long> LastStoryAsync(CancellationToken cancellationToken) =>
        await store.ReadAllAsync(context => context.Stories.MaxAsync(s => (long?)s.Id, cancellationToken), cancellationToken) ?? 0;

    public Task<ImmutableArray<LedgerEntry>> LedgerAsync(string dossier, long? audience, Instant closedSince, CancellationToken cancellationToken) =>
        store.ReadAllAsync(context => LedgerRows.ReadAsync(context.Deadlines.Where(d => d.Dossier == dossier && d.Audience == audience && (d.Open || d.Changed >= closedSince)), cancellationToken), cancellationToken);

    public Task<bool> SavePlacementAsync(PlacedItem placed, IReadOnlyList<LedgerStep> steps, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await context.Items.SingleOrDefaultAsync(i => i.Id == placed.Item.Id, cancellationToken) is not { Stage: ItemStage.Read } row)
                {
                    // Edited since it was read, or another replica was quicker, and the row says what comes next; or it was erased.
                    return false;
                }

                await SaveStoryAsync(context, placed, cancellationToken);
                row.StoryId = placed.Place.Story;
                row.Placement = StoredJson.Write(new StoredPlacement(placed.Dossier, placed.Place));
                row.Stage = ItemStage.Placed;
                await LedgerRows.SaveAsync(context, steps, placed.Item.Id, cancellationToken);
                return true;
            },
            cancellationToken);

    public Task SetAsideAsync(Item item, CancellationToken cancellationToken) =>
        store.WriteAsync(
            context => context.Items
                .Where(i => i.Id == item.Id && i.Stage == ItemStage.Read && i.Revision == item.Revision)
                .ExecuteUpdateAsync(row => row.SetProperty(i => i.Stage, ItemStage.Decided), cancellationToken),
            cancellationToken);

    public async Task<ImmutableArray<LedgerEffect>> EffectsAsync(IReadOnlyList<long> items, CancellationToken cancellationToken)
    {
        // An array is what both databases take for a parameter.
        long[] asked = [.. items];
        var rows = await store.ReadAllAsync(
            context => context.Revisions.Where(r => r.ItemId != null && asked.Contains(r.ItemId.Value)).OrderBy(r => r.Id)
                .Join(context.Deadlines, r => r.DeadlineId, d => d.Id, (r, d) => new { Item = r.ItemId!.Value, r.Change, r.Material, Deadline = d })
                .ToListAsync(cancellationToken),
            cancellationToken);
        var order = asked.Index().ToDictionary(i => i.Item, i => i.Index);
        return [.. rows.OrderBy(r => order[r.Item]).Select(r => new LedgerEffect(r.Deadline.ToEntry(), r.Change, r.Material))];
    }

    public async Task<IReadOnlyList<ReadItem>> StoryAsync(long story, CancellationToken cancellationToken)
    {
        var (rows, pictured) = await store.ReadAllAsync(
            async context =>
            {
                var items = await context.Items.OfStory(story).ToListAsync(cancellationToken);
                return (items, await items.PicturedAsync(context, cancellationToken));
            },
            cancellationToken);
        return [.. rows.Select(row => row.ToReadItem(pictured))];
    }

    public Task SaveDecisionAsync(long item, string decision, Alert? alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await context.Items.SingleOrDefaultAsync(i => i.Id == item, cancellationToken) is not { } row)
                {
                    // Erased meanwhile, with all that it led to.
                    return;
                }

                // Edited since it was placed: what was decided holds, and the newer words are read next.
                row.Stage = row.Stage == ItemStage.Placed ? ItemStage.Decided : row.Stage;
                row.Decision = decision;
                if (alert is not null)
                {
                    await AlertRows.AddAsync(context, alert, deliveries, cancellationToken);
                }
            },
            cancellationToken);

    /// <summary>The index holds what is not decided yet; that has to stand in the statement, since a parameter promises nothing.</summary>
    private Task<List<ItemRow>> TakeAsync(ItemStage stage, int limit, CancellationToken cancellationToken) =>
        store.ReadAllAsync(
            context => context.Items.Where(i => i.Stage != ItemStage.Decided && i.Stage == stage).OrderBy(i => i.Published).ThenBy(i => i.Id).Take(limit).ToListAsync(cancellationToken),
            cancellationToken);

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
            Audience = placed.Item.Audience,
        });
    }
}
