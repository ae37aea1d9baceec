using System.Globalization;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AlertBot.Storage.Search;

/// <summary>
/// Full text over all stored items. On SQLite an FTS5 index beside the items, kept up to date every now and then and before it is asked: it
/// is derived, and may be dropped at any time. It keeps no copy of the text. For PostgreSQL see <see cref="PostgresSearch"/>.
/// </summary>
internal sealed class ItemSearch(Store store) : ISearchIndex, IDisposable
{
    /// <summary>The number of no destination.</summary>
    internal const long Nobody = 0;

    private const int Batch = 2_000;
    private readonly SemaphoreSlim _one = new(1, 1);
    private bool _isReady;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ItemRow>> FindAsync(string words, int limit, SeenBy seenBy, CancellationToken cancellationToken)
    {
        var terms = SearchTerm.Of(words);
        if (terms.IsEmpty)
        {
            return [];
        }

        await CatchUpAsync(cancellationToken);
        if (store.Engine.IsShared)
        {
            return await store.ReadAsync(seenBy, context => PostgresSearch.FindAsync(context, terms, limit, seenBy, cancellationToken), cancellationToken);
        }

        var query = string.Join(" AND ", terms.Select(term => term.ForSqlite()));
        var audience = seenBy.Destination ?? Nobody;
        // Who may see an item is asked before they are counted: what is private is not missing from the others' list.
        return await store.ReadAsync(
            seenBy,
            context => context.Items
                .FromSql($"""
                    SELECT * FROM "Items" WHERE "Id" IN (
                        SELECT f.rowid FROM "ItemSearch" AS f CROSS JOIN "Items" AS i ON i."Id" = f.rowid
                        WHERE f."ItemSearch" MATCH {query} AND (i."Audience" IS NULL OR i."Audience" = {audience}) ORDER BY f.rowid DESC LIMIT {limit})
                    """)
                .OrderByDescending(i => i.Published)
                .ToListAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>Takes in what was stored or edited since; returns when nothing is left.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await MakeReadyAsync(cancellationToken);
            while (!store.Engine.IsShared
                && await store.ReadAllAsync(context => IsBehindAsync(context, cancellationToken), cancellationToken)
                && await store.WriteAsync(context => TakeInAsync(context, cancellationToken), cancellationToken) > 0)
            {
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Before items are deleted: from then on the index forgets them with their rows.</summary>
    public async Task FollowDeletionsAsync(CancellationToken cancellationToken)
    {
        if (store.Engine.IsShared)
        {
            return;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            await MakeReadyAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task MakeReadyAsync(CancellationToken cancellationToken)
    {
        if (!_isReady)
        {
            await (store.Engine.IsShared
                ? store.ReadAllAsync(async context => { await PostgresSearch.PrepareAsync(context, cancellationToken); return true; }, cancellationToken)
                : store.WriteAsync(context => PrepareAsync(context, cancellationToken), cancellationToken));
            _isReady = true;
        }
    }

    private static async Task PrepareAsync(AlertBotContext context, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlRawAsync(
            """
            CREATE VIRTUAL TABLE IF NOT EXISTS "ItemSearch" USING fts5(Title, Text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
            CREATE TABLE IF NOT EXISTS "ItemSearchState" ("Last" INTEGER NOT NULL);
            INSERT INTO "ItemSearchState" SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM "ItemSearchState");
            CREATE TABLE IF NOT EXISTS "ItemSearchEdited" ("ItemId" INTEGER PRIMARY KEY);
            CREATE TRIGGER IF NOT EXISTS "ItemSearchEdit" AFTER UPDATE OF "Title", "Text" ON "Items" WHEN old."Title" <> new."Title" OR old."Text" <> new."Text"
            BEGIN INSERT OR IGNORE INTO "ItemSearchEdited" VALUES (new."Id"); END;
            CREATE TRIGGER IF NOT EXISTS "ItemSearchForget" AFTER DELETE ON "Items"
            BEGIN DELETE FROM "ItemSearch" WHERE rowid = old."Id"; DELETE FROM "ItemSearchEdited" WHERE "ItemId" = old."Id"; END;
            """,
            cancellationToken);
    }

    private static async Task<bool> IsBehindAsync(AlertBotContext context, CancellationToken cancellationToken) =>
        await ScalarAsync(context, """SELECT (SELECT COALESCE(MAX("Id"), 0) FROM "Items") > (SELECT "Last" FROM "ItemSearchState") OR EXISTS (SELECT 1 FROM "ItemSearchEdited")""", cancellationToken) > 0;

    private static async Task<int> TakeInAsync(AlertBotContext context, CancellationToken cancellationToken)
    {
        var last = await ScalarAsync(context, """SELECT "Last" FROM "ItemSearchState" """, cancellationToken);
        var until = await ScalarAsync(context, string.Create(CultureInfo.InvariantCulture, $"""SELECT COALESCE(MAX("Id"), {last}) FROM (SELECT "Id" FROM "Items" WHERE "Id" > {last} ORDER BY "Id" LIMIT {Batch})"""), cancellationToken);
        var taken = await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "ItemSearch"(rowid, Title, Text) SELECT "Id", "Title", "Text" FROM "Items" WHERE "Id" > {last} AND "Id" <= {until}""", cancellationToken);
        await context.Database.ExecuteSqlAsync($"""DELETE FROM "ItemSearch" WHERE rowid IN (SELECT "ItemId" FROM "ItemSearchEdited" WHERE "ItemId" <= {last})""", cancellationToken);
        taken += await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "ItemSearch"(rowid, Title, Text) SELECT "Id", "Title", "Text" FROM "Items" WHERE "Id" IN (SELECT "ItemId" FROM "ItemSearchEdited" WHERE "ItemId" <= {last})""", cancellationToken);
        taken += await context.Database.ExecuteSqlAsync($"""DELETE FROM "ItemSearchEdited" WHERE "ItemId" <= {until}""", cancellationToken);
        await context.Database.ExecuteSqlAsync($"""UPDATE "ItemSearchState" SET "Last" = {until}""", cancellationToken);
        return taken;
    }

    private static async Task<long> ScalarAsync(AlertBotContext context, string sql, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
