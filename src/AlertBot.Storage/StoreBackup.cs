using Microsoft.Data.Sqlite;

namespace AlertBot.Storage;

/// <summary>Copies of a SQLite store, taken while it is in use, and put back while it is not.</summary>
public static class StoreBackup
{
    /// <summary>Copies the store as it stands at one moment into a file of its own and verifies the copy.</summary>
    /// <exception cref="StoreUnusableException">There is no store, the file exists already, or the copy is not sound.</exception>
    public static void Save(string store, string file)
    {
        Require(File.Exists(store), $"there is no database at '{store}'");
        Require(!File.Exists(file), $"'{file}' exists already; name a new file");
        Copy(store, file);
        Verify(file);
    }

    /// <summary>Puts a verified backup in the place of the store; what was there is kept beside it until that has worked.</summary>
    /// <exception cref="StoreUnusableException">The backup is missing or damaged, or the store is in use.</exception>
    public static void Restore(string file, string store)
    {
        Require(File.Exists(file), $"there is no backup at '{file}'");
        Verify(file);
        var incoming = $"{store}.restoring";
        File.Delete(incoming);
        Copy(file, incoming);
        Verify(incoming);
        RequireUnused(store);
        foreach (var part in new[] { $"{store}-wal", $"{store}-shm" })
        {
            File.Delete(part);
        }

        File.Move(incoming, store, overwrite: true);
    }

    private static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
        Execute(target, "PRAGMA journal_mode=DELETE");
    }

    private static void Verify(string file)
    {
        try
        {
            using var copy = Open(file, SqliteOpenMode.ReadOnly);
            Require(Execute(copy, "PRAGMA integrity_check") is "ok", $"'{file}' is damaged");
            Require(Execute(copy, "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is 1L, $"'{file}' is not a database of AlertBot");
        }
        catch (SqliteException e)
        {
            throw new StoreUnusableException($"'{file}' is not a sound database (SQLite error {e.SqliteErrorCode})", e);
        }
    }

    /// <summary>An exclusive lock can only be had when nobody else has the store open.</summary>
    private static void RequireUnused(string store)
    {
        if (!File.Exists(store))
        {
            return;
        }

        try
        {
            using var current = Open(store, SqliteOpenMode.ReadWrite);
            Execute(current, "PRAGMA locking_mode=EXCLUSIVE");
            Execute(current, "BEGIN EXCLUSIVE; COMMIT");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw new StoreUnusableException($"'{store}' is in use: stop AlertBot first", e);
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        return connection;
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new StoreUnusableException(otherwise, null);
        }
    }
}
