using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage.Search;

/// <summary>
/// Full text on PostgreSQL: an index over an expression, kept by the database itself. It is made when something is first looked for, so that
/// who never searches does not pay for it.
/// </summary>
internal static class PostgresSearch
{
    /// <summary>Longer texts are found by their beginning: a text vector has a limit, and going over it would refuse the item.</summary>
    private const string Document = """to_tsvector('simple', "Title" || ' ' || left("Text", 100000))""";

    public static Task PrepareAsync(AlertBotContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync($"""CREATE INDEX IF NOT EXISTS "IX_Items_Search" ON "Items" USING gin ({Document})""", cancellationToken);

    /// <param name="terms">As <see cref="ItemSearch.Query"/> makes them: words in quotation marks, those to be taken as a beginning with a star.</param>
    public static Task<List<ItemRow>> FindAsync(AlertBotContext context, string terms, int limit, CancellationToken cancellationToken)
    {
        var query = string.Join(" & ", terms.Split(' ').Select(term => term.Replace('"', '\'').Replace("'*", "':*", StringComparison.Ordinal)));
        return context.Items
            .FromSqlRaw($$"""SELECT * FROM "Items" WHERE {{Document}} @@ to_tsquery('simple', {0}) ORDER BY "Id" DESC LIMIT {1}""", query, limit)
            .OrderByDescending(i => i.Published)
            .ToListAsync(cancellationToken);
    }
}
