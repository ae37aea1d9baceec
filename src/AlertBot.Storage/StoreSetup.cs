using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

public interface IStoreSetup
{
    /// <summary>Brings the database to the version of this program.</summary>
    /// <returns>The migrations that were applied, oldest first.</returns>
    /// <exception cref="StoreUnusableException">The database is damaged, locked, read-only, or of a newer version.</exception>
    Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken);
}

internal sealed class StoreSetup(IDbContextFactory<AlertBotContext> contexts) : IStoreSetup
{
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await RefuseNewerAsync(context, cancellationToken);
            var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            await context.Database.MigrateAsync(cancellationToken);
            // Readers never wait for the writer. Kept in the file, but a restored backup may not have it.
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
            return pending;
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            throw new StoreUnusableException(Advice(e), e);
        }
    }

    private static async Task RefuseNewerAsync(AlertBotContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet();
        var unknown = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).FirstOrDefault(m => !known.Contains(m));
        if (unknown is not null)
        {
            throw new StoreUnusableException($"the database was made by a newer AlertBot (it has '{unknown}'): start that version, or restore a backup", null);
        }
    }

    private static string Advice(Microsoft.Data.Sqlite.SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => "the database is locked: another process has it open; stop that one, or name another file in Storage:Path",
        8 => "the database cannot be written: make its file and folder writable for this user",
        11 or 26 => "the database is damaged or is not a database: restore a backup, or name another file in Storage:Path",
        13 => "the disk is full: make room and start again, nothing is lost",
        14 => "the database cannot be opened: make sure that its folder exists and is writable for this user (Storage:Path)",
        _ => $"the database cannot be used: {e.Message}",
    };
}
