using System.Collections.Immutable;
using AlertBot.Storage.Model;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>How the ledger is kept: the entry as it stands with its history, and a row for each revision that an item caused.</summary>
internal static class LedgerRows
{
    public static LedgerEntry ToEntry(this DeadlineRow row) => StoredJson.Read<LedgerEntry>(row.Entry) with { Id = row.Id, Audience = row.Audience };

    public static async Task<ImmutableArray<LedgerEntry>> ReadAsync(IQueryable<DeadlineRow> rows, CancellationToken cancellationToken) =>
        [.. (await rows.OrderBy(d => d.Id).ToListAsync(cancellationToken)).Select(ToEntry)];

    /// <summary>The entries that carry on, without those that were merged into another.</summary>
    public static async Task<IReadOnlyList<LedgerEntry>> AllAsync(AlertBotContext context, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(context.Deadlines, cancellationToken)).Where(e => e.MergedInto is null)];

    public static async Task<LedgerEntry?> FindAsync(AlertBotContext context, long entry, CancellationToken cancellationToken) =>
        (await context.Deadlines.SingleOrDefaultAsync(d => d.Id == entry, cancellationToken))?.ToEntry();

    /// <summary>Saves the steps of one item, or of the passing of time; entries with a provisional number below 1 are new.</summary>
    public static async Task SaveAsync(AlertBotContext context, IReadOnlyList<LedgerStep> steps, long? item, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<long, DeadlineRow>();
        foreach (var step in steps.Where(s => s.Added is not null))
        {
            var row = await SaveEntryAsync(context, rows, step.Entry, step.Added!, cancellationToken);
            foreach (var absorbed in step.Absorbed)
            {
                await SaveEntryAsync(context, rows, absorbed, step.Added!, cancellationToken);
            }

            // A new entry has no id before it is saved, and its revision needs it; the transaction of the caller holds both.
            await context.SaveChangesAsync(cancellationToken);
            context.Revisions.Add(new RevisionRow { DeadlineId = row.Id, ItemId = item, Change = step.Added!.Change, Material = step.IsMaterial });
        }
    }

    private static async Task<DeadlineRow> SaveEntryAsync(
        AlertBotContext context,
        Dictionary<long, DeadlineRow> rows,
        LedgerEntry entry,
        LedgerRevision added,
        CancellationToken cancellationToken)
    {
        if (!rows.TryGetValue(entry.Id, out var row))
        {
            row = entry.Id > 0 ? await context.Deadlines.SingleAsync(d => d.Id == entry.Id, cancellationToken) : Add(context, entry);
            rows[entry.Id] = row;
        }

        row.Entry = StoredJson.Write(entry);
        row.Open = entry.State == LedgerState.Open;
        row.Changed = added.At;
        return row;
    }

    private static DeadlineRow Add(AlertBotContext context, LedgerEntry entry)
    {
        var row = new DeadlineRow { Dossier = entry.Dossier, Entry = "", Audience = entry.Audience };
        context.Deadlines.Add(row);
        return row;
    }
}
