using System.Collections.Immutable;
using AlertBot.Storage.Model;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>How the ledger is kept: the entry as it stands with its history, and a row for each revision that an item caused.</summary>
internal static class LedgerRows
{
    public static LedgerEntry ToEntry(this DeadlineRow row) => StoredJson.Read<LedgerEntry>(row.Entry) with { Id = row.Id };

    public static async Task<ImmutableArray<LedgerEntry>> ReadAsync(IQueryable<DeadlineRow> rows, CancellationToken cancellationToken) =>
        [.. (await rows.OrderBy(d => d.Id).ToListAsync(cancellationToken)).Select(ToEntry)];

    public static async Task SaveAsync(AlertBotContext context, LedgerStep step, long? item, CancellationToken cancellationToken)
    {
        if (step.Added is not { } added)
        {
            return;
        }

        var row = await SaveEntryAsync(context, step.Entry, added, cancellationToken);
        foreach (var absorbed in step.Absorbed)
        {
            await SaveEntryAsync(context, absorbed, added, cancellationToken);
        }

        // A new entry has no id before it is saved, and its revision needs it; the transaction of the caller holds both.
        await context.SaveChangesAsync(cancellationToken);
        context.Revisions.Add(new RevisionRow { DeadlineId = row.Id, ItemId = item, Change = added.Change, Material = step.IsMaterial });
    }

    private static async Task<DeadlineRow> SaveEntryAsync(AlertBotContext context, LedgerEntry entry, LedgerRevision added, CancellationToken cancellationToken)
    {
        var row = entry.Id == 0 ? null : await context.Deadlines.SingleAsync(d => d.Id == entry.Id, cancellationToken);
        if (row is null)
        {
            row = new DeadlineRow { Dossier = entry.Dossier, Entry = "" };
            context.Deadlines.Add(row);
        }

        row.Entry = StoredJson.Write(entry);
        row.Open = entry.State == LedgerState.Open;
        row.Changed = added.At;
        return row;
    }
}
