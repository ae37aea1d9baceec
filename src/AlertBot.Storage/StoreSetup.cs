using System.Data.Common;
using AlertBot.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

public interface IStoreSetup
{
    /// <summary>Brings the database to the version of this program.</summary>
    /// <returns>The migrations that were applied, oldest first.</returns>
    /// <exception cref="StoreUnusableException">The database is damaged, locked, read-only, out of reach, or of a newer version.</exception>
    Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken);
}

internal sealed class StoreSetup(IDbContextFactory<AlertBotContext> contexts, IStoreEngine engine) : IStoreSetup
{
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await RefuseNewerAsync(context, cancellationToken);
            var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            await engine.MigrateAsync(context, cancellationToken);
            return pending;
        }
        catch (DbException e)
        {
            throw new StoreUnusableException(engine.Advice(e) ?? $"the database cannot be used: {e.Message}", e);
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
}
