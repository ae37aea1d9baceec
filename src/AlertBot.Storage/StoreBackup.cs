using Microsoft.Data.Sqlite;
using static AlertBot.Storage.StoreFile;

namespace AlertBot.Storage;

/// <summary>Copies of a SQLite store, taken while it is in use, and put back while it is not.</summary>
public static class StoreBackup
{
    /// <summary>In milliseconds: how long a writer may hold a copy up.</summary>
    private const int Patience = 30_000;

    /// <summary>Copies the store as it stands at one moment into a file of its own and verifies the copy.</summary>
    /// <exception cref="StoreUnusableException">There is no store, the file exists already, or the copy is not sound.</exception>
    public static void Save(string store, string file)
    {
        Require(File.Exists(store), $"there is no database at '{store}'");
        Require(!File.Exists(file), $"'{file}' exists already; name a new file");
        Copy(store, file);
        Verify(file, "quick_check");
    }

    /// <summary>Puts a verified backup in the place of the store; what was there is kept beside it until that has worked.</summary>
    /// <exception cref="StoreUnusableException">The backup is missing or damaged, or the store is in use.</exception>
    public static void Restore(string file, string store)
    {
        Require(File.Exists(file), $"there is no backup at '{file}'");
        Verify(file, "integrity_check");
        var incoming = $"{store}.restoring";
        File.Delete(incoming);
        Copy(file, incoming);
        Verify(incoming, "quick_check");
        RequireUnused(store);
        Replace(store, incoming);
    }

    private static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        // The library waits for locks with its own commands, not with this one: a writer that is just beginning its log anew holds one for a moment.
        Execute(source, $"PRAGMA busy_timeout={Patience}");
        Execute(target, $"PRAGMA busy_timeout={Patience}");
        source.BackupDatabase(target);
        Execute(target, "PRAGMA journal_mode=DELETE");
    }
}
