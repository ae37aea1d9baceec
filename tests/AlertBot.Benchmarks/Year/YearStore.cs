using System.Data.Common;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Feeds.Polling;
using AlertBot.Storage;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace AlertBot.Benchmarks.Year;

/// <summary>The store that is filled and measured, on either database.</summary>
internal sealed class YearStore : IAsyncDisposable
{
    private readonly string? _path;
    private readonly string? _connection;

    public YearStore(string? path, string? connection, TimeProvider clock)
    {
        (_path, _connection) = (path, connection);
        var services = new ServiceCollection().AddLogging().AddSingleton(clock);
        services = connection is null ? services.AddSqliteStorage(path!) : services.AddPostgresStorage(connection);
        services.AddSingleton(new ItemReader(DossierCatalog.Embedded()));
        Services = services.AddAlerts(Duration.FromDays(2), 9).BuildServiceProvider();
    }

    public ServiceProvider Services { get; }

    public bool IsShared => _connection is not null;

    public string Name => _connection is null ? "SQLite" : "PostgreSQL";

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>One of everything, by the real stages: what is copied a million times is of the form that they write.</summary>
    public async Task SeedAsync(int feeds, Instant now, CancellationToken cancellationToken)
    {
        await Get<IStoreSetup>().MigrateAsync(cancellationToken);
        await Get<IFeedList>().AddAsync([.. Enumerable.Range(0, feeds).Select(i => new ConfiguredFeed(new($"https://paper{i}.example/rss"), $"publisher{i}", null, "en", Duration.FromMinutes(10)))], new("terminal", "year", "feeds add", now), cancellationToken);
        await Get<ISubscriptionStore>().ReplaceAsync([.. Enumerable.Range(1, 3).Select(Subscribed)], cancellationToken);
        var claim = (await Get<IFeedStore>().ClaimDueAsync(now, Duration.FromMinutes(5), 1, cancellationToken))[0];
        var item = new NewItem(
            new(1, 2, 3, 4, 5), "publisher0", "seed", "https://paper0.example/seed", "Trump threatens Russia with severe tariffs unless it ends the war in Ukraine within 50 days",
            "US President Donald Trump said he would impose severe tariffs on Russia unless it agrees to end the war in Ukraine within 50 days.", "en", now, now, now, false);
        await Get<IFeedStore>().SaveAsync([new PollOutcome(claim, new() { NextLook = now + Duration.FromHours(1) }, [item], [], [])], cancellationToken);
        await Get<AdvanceItems>().RunAsync(cancellationToken);
    }

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant text of YearSql.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<string> TextAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = _connection is null ? new SqliteConnection($"Data Source={_path};Pooling=False") : new NpgsqlConnection(_connection);
        await connection.OpenAsync(cancellationToken);
        if (connection is SqliteConnection)
        {
            // Filling with the usual cache of two megabytes would read and write every page of the indexes many times.
            await using var pragma = connection.CreateCommand();
            pragma.CommandText = "PRAGMA cache_size=-1000000; PRAGMA synchronous=OFF";
            await pragma.ExecuteNonQueryAsync(cancellationToken);
        }

        return connection;
    }

    private static Subscription Subscribed(int number) =>
        new(0, new Destination(0, $"destination{number}", "console", $"{number}", "en", DateTimeZone.Utc, null, null), [], [], Subscription.DefaultReminderSteps);
}
