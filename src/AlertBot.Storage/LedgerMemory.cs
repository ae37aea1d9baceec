using AlertBot.Chat.Commands.Stores;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>
/// The whole public ledger as it was read last: a year of it is much to read anew for every page, calendar and picture. Nothing changes in the
/// ledger without a new revision, whichever process writes it, so that the newest one tells whether what is remembered still holds.
/// </summary>
internal sealed class LedgerMemory(Store store)
{
    private volatile Known? _known;

    /// <summary>The entries that carry on, without those that were merged into another. The same list as long as nothing has changed.</summary>
    /// <param name="all">Those that are over, too.</param>
    public Task<IReadOnlyList<LedgerEntry>> ReadAsync(bool all, CancellationToken cancellationToken) => ReadAsync(all, SeenBy.Everybody, cancellationToken);

    /// <summary>The same with the entries that only this audience may see, which are few and are read anew.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(bool all, SeenBy seenBy, CancellationToken cancellationToken)
    {
        var open = await PublicAsync(all, cancellationToken);
        if (seenBy.Destination is not { } audience)
        {
            return open;
        }

        var own = await store.ReadAsync(seenBy, context => LedgerRows.ReadAsync(context.Deadlines.Where(d => d.Audience == audience && (all || d.Open)), cancellationToken), cancellationToken);
        return own.IsEmpty ? open : [.. open, .. own.Where(e => e.MergedInto is null)];
    }

    private async Task<IReadOnlyList<LedgerEntry>> PublicAsync(bool all, CancellationToken cancellationToken)
    {
        var known = await store.ReadAsync(
            async context =>
            {
                // Read before the entries: what comes in between is read again next time.
                var revision = await context.Revisions.MaxAsync(r => (long?)r.Id, cancellationToken) ?? 0;
                return _known is { } remembered && remembered.Revision == revision ? remembered : new Known(revision, await LedgerRows.AllAsync(context, cancellationToken));
            },
            cancellationToken);
        _known = known;
        return all ? known.All : known.Open;
    }

    private sealed record Known(long Revision, IReadOnlyList<LedgerEntry> All)
    {
        public IReadOnlyList<LedgerEntry> Open { get; } = [.. All.Where(e => e.State == LedgerState.Open)];
    }
}
