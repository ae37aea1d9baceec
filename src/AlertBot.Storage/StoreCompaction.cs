using Microsoft.Data.Sqlite;
using static AlertBot.Storage.StoreFile;

namespace AlertBot.Storage;

/// <summary>
/// Gives the room of what was forgotten back to the disk. SQLite uses it again by itself, so that a store does not grow while as much is
/// forgotten as comes in; it matters when retention was shortened. PostgreSQL does this by itself.
/// </summary>
public static class StoreCompaction
{
    /// <summary>Writes the store anew without its gaps, beside the old one, and puts it in its place when it is sound.</summary>
    /// <returns>Its bytes before and after.</returns>
    /// <exception cref="StoreUnusableException">There is no store, it is in use, damaged, or the disk has no room for a second one.</exception>
    public static (long Before, long After) Run(string store)
    {
        Require(File.Exists(store), $"there is no database at '{store}'");
        RequireUnused(store);
        var compact = $"{store}.compacting";
        File.Delete(compact);
        try
        {
            Write(store, compact);
            Verify(compact, "quick_check");
            var before = new FileInfo(store).Length;
            Replace(store, compact);
            return (before, new FileInfo(store).Length);
        }
        finally
        {
            File.Delete(compact);
        }
    }

    private static void Write(string store, string to)
    {
        try
        {
            using var source = Open(store, SqliteOpenMode.ReadWrite);
            using var command = source.CreateCommand();
            command.CommandText = "VACUUM INTO @0";
            command.Parameters.AddWithValue("@0", to);
            command.CommandTimeout = 0;
            command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw new StoreUnusableException(e.SqliteErrorCode == 13 ? "the disk has no room for a second, compact copy of the store: make room first" : $"'{store}' cannot be read as a whole (SQLite error {e.SqliteErrorCode}): restore a backup", e);
        }
    }
}
