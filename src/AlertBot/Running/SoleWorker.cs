using AlertBot.Settings;
using AlertBot.Storage;

namespace AlertBot.Running;

/// <summary>
/// A SQLite store is one worker's: a second one would take the first one's work for work that a dead process left behind, and send it again.
/// So a worker holds a file beside the store. The system lets go of it when the process ends, however it ends.
/// </summary>
internal static class SoleWorker
{
    /// <returns>What is to be disposed when the worker has ended; null where nothing needs to be held, or the folder allows no such file.</returns>
    /// <exception cref="StoreUnusableException">Another worker has the store.</exception>
    public static IDisposable? Hold(StorageSettings settings)
    {
        if (settings.Connection() is not null)
        {
            return null;
        }

        try
        {
            return new FileStream($"{settings.Path}-worker", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            // The store itself says better what is wrong.
            return null;
        }
        catch (IOException e) when (File.Exists(settings.Path))
        {
            throw new StoreUnusableException($"another AlertBot runs on '{settings.Path}': stop that one, or give this one a store of its own (Storage:Path); several at once need PostgreSQL", e);
        }
    }
}
