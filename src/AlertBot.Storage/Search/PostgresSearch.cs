using System.Collections.Immutable;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage.Search;

/// <summary>
/// Full text on PostgreSQL: an index over an expression, kept by the database itself from the first start on.
/// </summary>
internal static class PostgresSearch
{
    /// <summary>Longer texts are found by their beginning: a text vector has a limit, and going over it would refuse the item.</summary>
    private const string Document = """to_tsvector('simple', "Title" || ' ' || left("Text", 100000))""";

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
                .SqlQueryRaw<int>("""SELECT COUNT(*)::int AS "Value" FROM pg_index WHERE indexrelid = to_regclass('"IX_Items_Search"') AND NOT indisvalid""").SingleAsync(cancellationToken);
            if (unusable > 0)
            {
                await context.Database.ExecuteSqlRawAsync("""DROP INDEX CONCURRENTLY IF EXISTS "IX_Items_Search" """, cancellationToken);
            }

            await context.Database.ExecuteSqlRawAsync($"""CREATE INDEX CONCURRENTLY IF NOT EXISTS "IX_Items_Search" ON "Items" USING gin ({Document})""", cancellationToken);
            // Without figures of the new index the database takes every word for a rare one, and gathers all items that have a common one.
            await context.Database.ExecuteSqlRawAsync("""ANALYZE "Items" """, cancellationToken);
        }
        finally
        {
            // Contexts are pooled: the next who gets this one wants the usual patience.
            context.Database.SetCommandTimeout((int?)null);
        }
    }

    public static Task<List<ItemRow>> FindAsync(AlertBotContext context, ImmutableArray<SearchTerm> terms, int limit, CancellationToken cancellationToken)
    {
        var query = string.Join(" & ", terms.Select(term => term.ForPostgres()));
        return context.Items
            .FromSqlRaw($$"""SELECT * FROM "Items" WHERE {{Document}} @@ to_tsquery('simple', {0}) ORDER BY "Id" DESC LIMIT {1}""", query, limit)
            .OrderByDescending(i => i.Published)
            .ToListAsync(cancellationToken);
    }
}
