using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlertBot.Storage.Engines;

/// <summary>
/// A server that several replicas share. A write takes an advisory lock for its transaction, so that there is one writer at a time as on
/// SQLite, and "read, then write what follows from it" means the same on both. A replica that dies loses the lock with its connection; one
/// that hangs loses it by the time-out on idle transactions. Claims and what polling brings do without the lock: see
/// <see cref="Store.WriteBesideAsync{T}"/>.
/// </summary>
/// <param name="named">The setting or the option that holds the connection, for what a person is told.</param>
internal sealed class PostgresEngine(string named) : IStoreEngine
{
    /// <summary>What holds the connection of a worker.</summary>
    public const string Setting = "Storage:Connection";

    /// <summary>Numbers of AlertBot's locks among the advisory locks of the database ("AlertBot" in ASCII, and the next).</summary>
    private const long WriterLock = 0x416C657274426F74;

    private const long MigrationLock = WriterLock + 1;

    private static readonly TimeSpan LongestMigration = TimeSpan.FromHours(2);

    public bool IsShared => true;

    public FeedStoreSql FeedSql { get; } = FeedStoreSql.Postgres;

    /// <summary>Completes a connection string with what AlertBot relies on.</summary>
    /// <param name="named">The setting or the option that holds it.</param>
    /// <exception cref="StoreUnusableException">It is not a connection string.</exception>
    public static string Complete(string connection, string named)
    {
        var complete = Parse(connection, named);
        complete.ApplicationName ??= "AlertBot";
        complete.MaxAutoPrepare = 64;
        // A transaction that stands still for this long belongs to a replica that hangs: its locks are for the others. Queries here are short, and
        // compiling one takes longer than running it.
        complete.Options ??= "-c idle_in_transaction_session_timeout=20s -c jit=off";
        return complete.ToString();
    }

    public static string Name(string connection)
    {
        var parsed = Parse(connection, Setting);
        return $"PostgreSQL database '{parsed.Database}' at {parsed.Host}";
    }

    private static NpgsqlConnectionStringBuilder Parse(string connection, string named)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection);
        }
        catch (ArgumentException)
        {
            // The parser's own words may quote the password.
            throw new StoreUnusableException($"{named} is not a connection string of PostgreSQL; an example is Host=db;Database=alertbot;Username=alertbot;Password=...", null);
        }
    }

    public Task BecomeWriterAsync(AlertBotContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriterLock})", cancellationToken);

    public async Task MigrateAsync(AlertBotContext context, CancellationToken cancellationToken)
    {
        // An index over millions of rows takes its time, and the other replicas wait for the lock as long.
        context.Database.SetCommandTimeout(LongestMigration);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);
        try
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            // Contexts are pooled: the next who gets this one wants the usual patience.
            context.Database.SetCommandTimeout((int?)null);
        }
    }

    public string? Advice(Exception failure) => PostgresTrouble.Once(failure, named);
}
