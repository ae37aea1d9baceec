using System.Globalization;
using AlertBot.Storage.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlertBot.Storage.Moving;

/// <summary>How many rows of a table were moved.</summary>
public sealed record MovedTable(string Table, long Rows);

/// <summary>
/// Moves a SQLite store, which may be in use, into an empty PostgreSQL database. From the first row read to the end the SQLite file takes no
/// writes: a worker on it waits. At the end it is sealed, so that this worker can do nothing any more that PostgreSQL would not know of. The
/// seal is committed before PostgreSQL's transaction is: a crash between the two leaves one sealed store that can be moved again, never two
/// live ones.
/// </summary>
public static class StoreMove
{
    /// <summary>The option of the command that holds the connection.</summary>
    private const string Option = "--to";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <param name="path">The SQLite file.</param>
    /// <param name="connection">Of an empty PostgreSQL database.</param>
    /// <exception cref="StoreUnusableException">One of the two cannot be used, or the target holds something already.</exception>
    public static async Task<IReadOnlyList<MovedTable>> RunAsync(string path, string connection, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new StoreUnusableException($"there is no database at '{path}'", null);
        }

        await PrepareAsync(path, connection, cancellationToken);
        try
        {
            return await CopyAsync(path, connection, clock, cancellationToken);
        }
        catch (NpgsqlException e) when (PostgresTrouble.Once(e, Option) is { } advice)
        {
            throw new StoreUnusableException(advice, e);
        }
    }

    private static async Task<IReadOnlyList<MovedTable>> CopyAsync(string path, string connection, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddPostgresStorage(connection, Option).BuildServiceProvider();
        await using var context = await services.GetRequiredService<IDbContextFactory<PostgresContext>>().CreateDbContextAsync(cancellationToken);
        await using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60 }.ToString());
        await source.OpenAsync(cancellationToken);
        await using var quiet = await BeginWhenNothingIsOnItsWayAsync(source, clock, cancellationToken);
        await using var target = new NpgsqlConnection(PostgresEngine.Complete(connection, Option));
        await target.OpenAsync(cancellationToken);
        await using var transaction = await target.BeginTransactionAsync(cancellationToken);
        var moved = new List<MovedTable>();
        foreach (var table in CopiedTable.InOrder(context.Model))
        {
            moved.Add(new MovedTable(table.Name, await table.CopyAsync(source, quiet, target, cancellationToken)));
        }

        await SqliteSeal.PutAsync(source, quiet, cancellationToken);
        await quiet.CommitAsync(cancellationToken);
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            await SqliteSeal.TakeAwayAsync(source, CancellationToken.None);
            throw;
        }

        return moved;
    }

    private static async Task PrepareAsync(string path, string connection, CancellationToken cancellationToken)
    {
        await using (var source = new ServiceCollection().AddSqliteStorage(path).BuildServiceProvider())
        {
            // A sealed store is up to date, or was never moved whole: its version was looked at when it was sealed.
            if (!SqliteSeal.IsOn(path))
            {
                await source.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
            }
        }

        await using var target = new ServiceCollection().AddPostgresStorage(connection, Option).BuildServiceProvider();
        await target.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        if (await target.GetRequiredService<Store>().ReadAsync(async c => await c.Feeds.AnyAsync(cancellationToken) || await c.Items.AnyAsync(cancellationToken), cancellationToken))
        {
            throw new StoreUnusableException("the PostgreSQL database holds a store already: name an empty one (dropdb and createdb make it so)", null);
        }
    }

    /// <summary>A message that is being sent right now must find its row where it left it, or it would be sent again from the new store.</summary>
    private static async Task<SqliteTransaction> BeginWhenNothingIsOnItsWayAsync(SqliteConnection source, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var transaction = source.BeginTransaction(deferred: false);
            if (await OnTheirWayAsync(source, transaction, clock, cancellationToken) == 0)
            {
                return transaction;
            }

            await transaction.DisposeAsync();
            if (clock.GetElapsedTime(started) > Patience)
            {
                throw new StoreUnusableException("messages are being sent all the time: stop AlertBot and try again", null);
            }

            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }
    }

    private static async Task<long> OnTheirWayAsync(SqliteConnection source, SqliteTransaction transaction, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """SELECT COUNT(*) FROM "Deliveries" WHERE "LeasedUntil" > @now""";
        command.Parameters.AddWithValue("@now", NodaTime.Extensions.DateTimeOffsetExtensions.ToInstant(clock.GetUtcNow()).ToUnixTimeTicks());
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
