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
        RequireRoomFor(file);
        Copy(store, file);
        Verify(file, "quick_check");
    }

    /// <summary>Looks whether a copy could be made there, before the work that ends in one.</summary>
    /// <exception cref="StoreUnusableException">It could not; the message says why.</exception>
    public static void RequireRoomFor(string file)
    {
        Require(!Directory.Exists(file), $"'{file}' is a folder; name a new file in it");
        Require(!File.Exists(file), $"'{file}' exists already; name a new file");
        Require(Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))), $"the folder of '{file}' does not exist; make it first");
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

    /// <summary>A copy that could not be finished does not stay behind: it would look like one.</summary>
    private static void Copy(string from, string to)
    {
        try
        {
            CopyWhole(from, to);
        }
        catch (SqliteException e)
        {
            foreach (var part in new[] { to, $"{to}-journal" })
            {
                File.Delete(part);
            }

            throw new StoreUnusableException($"'{from}' could not be copied to '{to}': {Reason(e)}", e);
        }
    }

    private static string Reason(SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => "another program holds one of them; close what has it open",
        8 or 14 => "make sure that this user may read the one and write the other with its folder",
        11 or 26 => "the database is damaged",
        13 => "the disk is full; make room",
        _ => $"SQLite error {e.SqliteErrorCode}",
    };

    private static void CopyWhole(string from, string to)
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
