using Microsoft.Data.Sqlite;

namespace AlertBot.Storage;

/// <summary>What is done to the file of a SQLite store as a whole.</summary>
internal static class StoreFile
{
    /// <summary>Comparing indexes jumps about in the file: with the usual two megabytes nearly every jump would be a read.</summary>
    private const int VerifyingKilobytes = 256 * 1024;

    /// <summary>Puts a sound file in the place of a store that nobody has open.</summary>
    public static void Replace(string store, string with)
    {
        foreach (var part in new[] { $"{store}-wal", $"{store}-shm" })
        {
            File.Delete(part);
        }

        File.Move(with, store, overwrite: true);
    }

    /// <param name="check">
    /// The quick one reads every page and row, which shows what a copy can have lost; the whole one compares every index with its table
    /// besides, which takes many times as long.
    /// </param>
    public static void Verify(string file, string check)
    {
        try
        {
            using var copy = Open(file, SqliteOpenMode.ReadOnly);
            Execute(copy, $"PRAGMA cache_size={-VerifyingKilobytes}");
            Require(Execute(copy, $"PRAGMA {check}") is "ok", $"'{file}' is damaged");
            Require(Execute(copy, "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is 1L, $"'{file}' is not a database of AlertBot");
        }
        catch (SqliteException e)
        {
            throw new StoreUnusableException($"'{file}' is not a sound database (SQLite error {e.SqliteErrorCode})", e);
        }
    }

    /// <summary>An exclusive lock can only be had when nobody else has the store open.</summary>
    public static void RequireUnused(string store)
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

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        return connection;
    }

    public static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new StoreUnusableException(otherwise, null);
        }
    }
}
