using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage.Search;

/// <summary>
/// Full text on PostgreSQL: an index over an expression, kept by the database itself from the first start on. Such an index knows no order, and
/// the newest are wanted: gathering all that have a common word takes as long as walking all items for a rare one, and the database cannot
/// tell which is which. So each item's words include one for the block of ids that it stands in, and blocks are searched from the newest on.
/// </summary>
internal static class PostgresSearch
{
    private const string Index = "IX_Items_SearchBlocks";

    /// <summary>What the index was called before it knew blocks.</summary>
    private const string Former = "IX_Items_Search";

    /// <summary>Ids of a block. It stands in <see cref="Document"/> too: another number is another index, which needs another name.</summary>
    private const int BlockSize = 4096;

    /// <summary>How much further each look goes back than the one before.</summary>
    private const int Growth = 4;

    /// <summary>Looks of this many blocks and more are one look at everything: whatever is still missing is rare.</summary>
    private const int MostBlocks = 256;

    /// <summary>
    /// Longer texts are found by their beginning: a text vector has a limit, and going over it would refuse the item. A block's word has a sign
    /// that no word of a text has.
    /// </summary>
    private const string Document = """(to_tsvector('simple', "Title" || ' ' || left("Text", 100000)) || array_to_tsvector(ARRAY['#' || ("Id" / 4096)::text]))""";

    private static readonly TimeSpan LongestBuild = TimeSpan.FromHours(2);

    /// <summary>
    /// Beside all writers, since over millions of items it takes minutes; outside a transaction, as that demands. One that was cut off is
    /// left behind unusable, and made anew.
    /// </summary>
    public static async Task PrepareAsync(AlertBotContext context, CancellationToken cancellationToken)
    {
        context.Database.SetCommandTimeout(LongestBuild);
        try
        {
            var unusable = await context.Database
                .SqlQueryRaw<int>($$"""SELECT COUNT(*)::int AS "Value" FROM pg_index WHERE indexrelid = to_regclass('"{{Index}}"') AND NOT indisvalid""").SingleAsync(cancellationToken);
            if (unusable > 0)
            {
                await context.Database.ExecuteSqlRawAsync($"""DROP INDEX CONCURRENTLY IF EXISTS "{Index}" """, cancellationToken);
            }

            await context.Database.ExecuteSqlRawAsync($"""CREATE INDEX CONCURRENTLY IF NOT EXISTS "{Index}" ON "Items" USING gin ({Document})""", cancellationToken);
            await context.Database.ExecuteSqlRawAsync($"""DROP INDEX CONCURRENTLY IF EXISTS "{Former}" """, cancellationToken);
        }
        finally
        {
            // Contexts are pooled: the next who gets this one wants the usual patience.
            context.Database.SetCommandTimeout((int?)null);
        }
    }

    /// <summary>The newest first.</summary>
    public static async Task<List<ItemRow>> FindAsync(AlertBotContext context, ImmutableArray<SearchTerm> terms, int limit, SeenBy seenBy, CancellationToken cancellationToken)
    {
        var words = string.Join(" & ", terms.Select(term => term.ForPostgres()));
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // The index or nothing: reading all texts is never what is wanted. And how much will be found is guessed so badly that processes and
        // machine code are made ready for it that take many times as long as the search.
        await context.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off", cancellationToken);
        var newest = await context.Items.MaxAsync(i => (long?)i.Id, cancellationToken) ?? 0;
        var (next, blocks, found) = (newest / BlockSize, 1, new List<ItemRow>());
        while (next >= 0 && found.Count < limit)
        {
            var isRest = blocks >= MostBlocks;
            var oldest = isRest ? 0 : Math.Max(0, next - blocks + 1);
            found.AddRange(await WithinAsync(context, words, isRest ? "" : Blocks(oldest, next), (next + 1) * BlockSize, limit - found.Count, seenBy.Destination ?? ItemSearch.Nobody, cancellationToken));
            (next, blocks) = (oldest - 1, blocks * Growth);
        }

        return [.. found.OrderByDescending(i => i.Published)];
    }

    /// <summary>All of them are found before they are put in order: with a limit in view the database would walk the items from the newest on.</summary>
    /// <param name="blocks">Where to look, or empty for everywhere.</param>
    private static Task<List<ItemRow>> WithinAsync(AlertBotContext context, string words, string blocks, long before, int limit, long audience, CancellationToken cancellationToken) =>
        context.Items
            .FromSqlRaw(
                $$"""
                WITH found AS MATERIALIZED (SELECT "Id" FROM "Items" WHERE {{Document}} @@ (to_tsquery('simple', {0}) && {1}::tsquery) AND ("Audience" IS NULL OR "Audience" = {4}))
                SELECT * FROM "Items" WHERE "Id" IN (SELECT "Id" FROM found WHERE "Id" < {2} ORDER BY "Id" DESC LIMIT {3})
                """,
                words,
                blocks,
                before,
                limit,
                audience)
            .ToListAsync(cancellationToken);

    private static string Blocks(long oldest, long newest) =>
        string.Join(" | ", Enumerable.Range(0, (int)(newest - oldest + 1)).Select(i => string.Create(CultureInfo.InvariantCulture, $"'#{oldest + i}'")));
}
