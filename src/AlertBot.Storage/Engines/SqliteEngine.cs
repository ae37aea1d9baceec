using AlertBot.Storage.Moving;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage.Engines;

/// <summary>One file, one process that writes.</summary>
internal sealed class SqliteEngine : IStoreEngine
{
    public bool IsShared => false;

    public FeedStoreSql FeedSql { get; } = FeedStoreSql.Sqlite;

    /// <summary>Writers of this process queue in <see cref="Store"/>; those of others wait for the file's lock.</summary>
    public Task BecomeWriterAsync(AlertBotContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task MigrateAsync(AlertBotContext context, CancellationToken cancellationToken)
    {
        if (context.Database.GetDbConnection().DataSource is { Length: > 0 } path && File.Exists(path) && SqliteSeal.IsOn(path))
        {
            throw new StoreUnusableException(SqliteSeal.Advice, null);
        }

        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await ForgetLockAsync(context, cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }

        // Readers never wait for the writer. Kept in the file, but a restored backup may not have it.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
    }

    /// <summary>
    /// EF locks migrations with a row, and waits for ever for one that a killed process left behind (https://github.com/dotnet/efcore/issues/38958). One process writes, so
    /// whoever left it is gone.
    /// </summary>
    private static async Task ForgetLockAsync(AlertBotContext context, CancellationToken cancellationToken)
    {
        var locks = await context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellationToken);
        if (locks > 0)
        {
            await context.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellationToken);
        }
    }

    public string? Advice(Exception failure) => failure is not SqliteException e ? null : e.SqliteErrorCode switch
    {
        5 or 6 => "the database is locked: another process has it open; stop that one, or name another file in Storage:Path",
        8 => "the database cannot be written: make its file and folder writable for this user",
        11 or 26 => "the database is damaged or is not a database: restore a backup, or name another file in Storage:Path",
        13 => "the disk is full: make room and start again, nothing is lost",
        14 => "the database cannot be opened: make sure that its folder exists and is writable for this user (Storage:Path)",
        _ => $"the database cannot be used: {e.Message}",
    };
}
