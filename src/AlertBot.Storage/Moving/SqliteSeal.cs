using Microsoft.Data.Sqlite;

namespace AlertBot.Storage.Moving;

/// <summary>
/// Closes a SQLite store whose content went elsewhere: every write to it fails from then on, in this and in every other process, with words
/// that say why. It can still be read, backed up, and moved again.
/// </summary>
internal static class SqliteSeal
{
    public const string Words = "this store was moved to PostgreSQL";

    public const string Advice = "This store was moved to PostgreSQL: set Storage:Connection (or Storage__Connection) to that database and start AlertBot again.";

    private const string Prefix = "moved_";

    public static async Task PutAsync(SqliteConnection store, SqliteTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var table in await TablesAsync(store, transaction, cancellationToken))
        {
            foreach (var verb in new[] { "INSERT", "UPDATE", "DELETE" })
            {
                await ExecuteAsync(store, transaction, $"""CREATE TRIGGER IF NOT EXISTS "{Prefix}{table}_{verb}" BEFORE {verb} ON "{table}" BEGIN SELECT RAISE(ABORT, '{Words}'); END""", cancellationToken);
            }
        }
    }

    public static async Task TakeAwayAsync(SqliteConnection store, CancellationToken cancellationToken)
    {
        await using var transaction = (SqliteTransaction)await store.BeginTransactionAsync(cancellationToken);
        foreach (var trigger in await NamesAsync(store, transaction, $"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{Prefix}%'", cancellationToken))
        {
            await ExecuteAsync(store, transaction, $"""DROP TRIGGER "{trigger}" """, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public static bool IsOn(string path)
    {
        using var store = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{Prefix}%'";
        return command.ExecuteScalar() is > 0L;
    }

    private static Task<List<string>> TablesAsync(SqliteConnection store, SqliteTransaction transaction, CancellationToken cancellationToken) =>
        NamesAsync(store, transaction, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'", cancellationToken);

    private static async Task<List<string>> NamesAsync(SqliteConnection store, SqliteTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await using var command = Command(store, transaction, sql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static async Task ExecuteAsync(SqliteConnection store, SqliteTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(store, transaction, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static SqliteCommand Command(SqliteConnection store, SqliteTransaction transaction, string sql)
    {
        var command = store.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constant text and the names of our own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
