using System.Globalization;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using AlertBot.Storage.Search;
using AlertBot.Understanding;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>What people ask for in chat.</summary>
internal sealed class LookUpStore(Store store, ItemSearch search, LedgerMemory ledger, SeenBy seenBy) : ILookUpStore
{
    private const int MostReferences = 5;

    /// <summary>Few of all items are relevant, and no index leads to them: so far back it is looked for them.</summary>
    private const int MostLookedAt = 50_000;

    public ILookUpStore For(SeenBy who) => new LookUpStore(store, search, ledger, who);

    public async Task<IReadOnlyList<NumberedAlert>> AlertsAsync(Instant since, int limit, CancellationToken cancellationToken) =>
        await store.ReadAsync<IReadOnlyList<NumberedAlert>>(
            seenBy,
            async context =>
            {
                var rows = await context.Alerts.Where(a => a.Kind != AlertKind.Digest && a.Kind != AlertKind.StoryEdited && a.Kind != AlertKind.Notice && a.At >= since).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(limit).ToListAsync(cancellationToken);
                var alerts = await rows.ToDictionary(r => r.Id, r => StoredJson.Read<Alert>(r.Alert)).StillPicturedAsync(context, cancellationToken);
                return [.. rows.Select(r => new NumberedAlert(r.Id, alerts[r.Id]))];
            },
            cancellationToken);

    public async Task<NumberedAlert?> AlertAsync(long number, CancellationToken cancellationToken) =>
        await store.ReadAsync(seenBy, context => context.Alerts.SingleOrDefaultAsync(a => a.Id == number, cancellationToken), cancellationToken) is { } row ? Numbered(row) : null;

    public Task<IReadOnlyList<StoryLine>> StoriesAsync(Instant since, int skip, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(
            seenBy,
            context =>
            {
                // Who may see a story may see its items: asked of each, they would have to be read beside the index.
                var items = context.Items.IgnoreQueryFilters([ViewContext.OfItems]);
                return LinesAsync(context, context.Stories.Where(s => s.Updated >= since && items.Any(i => i.StoryId == s.Id)).OrderByDescending(s => s.Updated).Skip(skip).Take(limit), cancellationToken);
            },
            cancellationToken);

    public async Task<StoryLine?> StoryAsync(long story, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            seenBy,
            async context =>
            {
                var told = await StoryRows.ToldInAsync(context, story, cancellationToken);
                return await LinesAsync(context, context.Stories.Where(s => s.Id == told), cancellationToken);
            },
            cancellationToken) is [{ Items: > 0 } line, ..] ? line : null;

    public async Task<IReadOnlyList<ItemLine>> StoryItemsAsync(long story, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            seenBy,
            context => context.Items.Where(i => i.StoryId == story).OrderBy(i => i.Published).Select(i => new ItemLine(i.Id, i.Published, i.Publisher, i.Title, i.Link, i.Decision)).ToListAsync(cancellationToken),
            cancellationToken);

    public Task<IReadOnlyList<LedgerEntry>> DeadlinesAsync(bool all, CancellationToken cancellationToken) =>
        ledger.ReadAsync(all, seenBy, cancellationToken);

    public Task<LedgerEntry?> DeadlineAsync(long entry, CancellationToken cancellationToken) =>
        store.ReadAsync(seenBy, context => LedgerRows.FindAsync(context, entry, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<ReadItem>> RelevantAsync(string dossier, int limit, CancellationToken cancellationToken)
    {
        // The newest items stand in the stories that moved last, no more of them than items. Going by items first would pass by all of other
        // dossiers, and a join may begin with all stories.
        var rows = await store.ReadAsync(
            seenBy,
            async context =>
            {
                var stories = await context.Stories.Where(s => s.Dossier == dossier).OrderByDescending(s => s.Updated).Take(limit).Select(s => (long?)s.Id).ToListAsync(cancellationToken);
                var newest = await context.Items.Where(i => stories.Contains(i.StoryId)).OrderByDescending(i => i.Published).Take(limit).Select(i => i.Id).ToListAsync(cancellationToken);
                return await context.Items.Where(i => newest.Contains(i.Id)).OrderByDescending(i => i.Published).ToListAsync(cancellationToken);
            },
            cancellationToken);
        return [.. rows.Where(r => r.Reading is not null).Select(r => r.ToReadItem())];
    }

    public Task<IReadOnlyList<Item>> ItemsAsync(Instant since, double relevance, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<Item>>(
            seenBy,
            async context => [.. (await context.Items.OrderByDescending(i => i.Id).Take(MostLookedAt).Where(i => i.Published >= since && i.Relevance >= relevance).OrderByDescending(i => i.Published).ThenByDescending(i => i.Id).Take(limit).ToListAsync(cancellationToken)).Select(i => i.ToItem())],
            cancellationToken);

    public async Task<IReadOnlyList<ItemLine>> SearchAsync(string words, int limit, CancellationToken cancellationToken) =>
        [.. (await search.FindAsync(words, limit, seenBy, cancellationToken)).Select(Line)];

    public async Task<ItemFate?> FateAsync(string reference, CancellationToken cancellationToken)
    {
        var found = await FindAsync(reference.Trim(), cancellationToken);
        return found is null ? null : await store.ReadAsync(seenBy, context => FateAsync(context, found, cancellationToken), cancellationToken);
    }

    public Task<IReadOnlyList<SourceLine>> SourcesAsync(Instant since, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<SourceLine>>(
            seenBy,
            async context =>
            {
                // Who may see a feed may see its items: asked of each, they would have to be read beside the index.
                var items = context.Items.IgnoreQueryFilters([ViewContext.OfItems]);
                // Feed by feed, each a short walk along the index: over all items at once it would be a week of them.
                var feeds = await context.Feeds.Where(f => !f.Removed).OrderBy(f => f.Publisher).ThenBy(f => f.Id)
                    .Select(f => new
                    {
                        f.Publisher,
                        f.Address,
                        f.Title,
                        f.Language,
                        Count = items.Count(i => i.FeedId == f.Id && i.Published >= since),
                        Newest = items.Where(i => i.FeedId == f.Id).Max(i => (Instant?)i.Published),
                    })
                    .ToListAsync(cancellationToken);
                return [.. feeds.Select(f => new SourceLine(f.Publisher, f.Address, f.Title, f.Language, f.Count, f.Newest >= since ? f.Newest : null))];
            },
            cancellationToken);

    /// <summary>By number (<c>i12</c>), by link, or by the words of a headline.</summary>
    private async Task<ItemRow?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        if (reference.Length > 1 && reference[0] is 'i' or 'I' && long.TryParse(reference.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return await store.ReadAsync(seenBy, context => context.Items.SingleOrDefaultAsync(i => i.Id == number, cancellationToken), cancellationToken);
        }

        if (Uri.TryCreate(reference, UriKind.Absolute, out var link) && link.Scheme is "http" or "https")
        {
            // By what it is recognised by: whoever copies a link brings along what told the site where they came from.
            return ItemKeys.OfLink(link.AbsoluteUri) is { } key
                ? await store.ReadAsync(seenBy, context => context.Items.Where(i => i.LinkKey == key).OrderByDescending(i => i.Id).FirstOrDefaultAsync(cancellationToken), cancellationToken)
                : null;
        }

        var found = await search.FindAsync(reference, MostReferences, seenBy, cancellationToken);
        return found.FirstOrDefault(i => i.Title.Contains(reference, StringComparison.OrdinalIgnoreCase)) ?? (found.Count > 0 ? found[0] : null);
    }

    private static async Task<ItemFate?> FateAsync(AlertBotContext context, ItemRow item, CancellationToken cancellationToken)
    {
        var alerts = item.StoryId is { } story ? await context.Alerts.Where(a => a.StoryId == story).OrderBy(a => a.Id).ToListAsync(cancellationToken) : [];
        var about = alerts.Select(Numbered).Where(a => a.Alert.Items.Contains(item.Id)).ToList();
        var ids = about.Select(a => a.Number).ToList();
        var delivered = await context.Deliveries.CountAsync(d => ids.Contains(d.AlertId) && d.State == DeliveryState.Delivered, cancellationToken);
        var reading = item.Reading is { } json ? StoredJson.Read<Reading>(json) : null;
        return new ItemFate(Line(item), item.Text, item.Language, item.Stage, item.Relevance, reading, item.StoryId, [.. about], delivered);
    }

    private static async Task<IReadOnlyList<StoryLine>> LinesAsync(AlertBotContext context, IQueryable<StoryRow> query, CancellationToken cancellationToken)
    {
        var stories = await query.ToListAsync(cancellationToken);
        var ids = stories.Select(s => (long?)s.Id).ToList();
        var items = (await context.Items.Where(i => ids.Contains(i.StoryId)).OrderBy(i => i.Published).Select(i => new { i.StoryId, i.Publisher, i.Title }).ToListAsync(cancellationToken)).ToLookup(i => i.StoryId);
        return [.. stories.Select(s => new StoryLine(s.Id, s.Dossier, s.Updated, items[s.Id].Count(), items[s.Id].DistinctBy(i => i.Publisher).Count(), items[s.Id].FirstOrDefault()?.Title ?? ""))];
    }

    private static NumberedAlert Numbered(AlertRow row) => new(row.Id, StoredJson.Read<Alert>(row.Alert));

    private static ItemLine Line(ItemRow item) => new(item.Id, item.Published, item.Publisher, item.Title, item.Link, item.Decision);
}
