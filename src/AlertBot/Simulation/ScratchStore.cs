using AlertBot.Storage;

namespace AlertBot.Simulation;

/// <summary>A place for a store that is thrown away with everything beside it (the write-ahead log) at the end.</summary>
internal sealed class ScratchStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "scratch.db");

    public void Dispose()
    {
        StorageServices.ReleaseSqlite(Path);
        _folder.Delete(recursive: true);
    }
}
