using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using AlertBot.Feeds.Pushing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlertBot.Storage.Tests;

/// <summary>A migrated store of its own, in a SQLite file that is deleted afterwards or in a new database of the tests' PostgreSQL.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string? _connection;

    private TemporaryStore(IServiceCollection services, string? file, string? connection, TimeProvider? clock)
    {
        _services = services.AddLogging().AddSingleton(clock ?? TimeProvider.System).BuildServiceProvider();
        (File, _connection) = (file, connection);
    }

    /// <summary>The SQLite file, if it is one.</summary>
    public string? File { get; }

    public ISubscriptionStore Subscriptions => _services.GetRequiredService<ISubscriptionStore>();

    public IDestinationStore Destinations => _services.GetRequiredService<IDestinationStore>();

    public IProfileStore Profiles => _services.GetRequiredService<IProfileStore>();

    public ILookUpStore LookUps => _services.GetRequiredService<ILookUpStore>();

    public IOutboxStore Outbox => _services.GetRequiredService<IOutboxStore>();

    public IOutboxAdmin Admin => _services.GetRequiredService<IOutboxAdmin>();

    public IReminderStore Reminders => _services.GetRequiredService<IReminderStore>();

    public ILineStore Line => _services.GetRequiredService<ILineStore>();

    public IFeedStore Feeds => _services.GetRequiredService<IFeedStore>();

    public IHubLeaseStore Hubs => _services.GetRequiredService<IHubLeaseStore>();

    public IFeedList FeedList => _services.GetRequiredService<IFeedList>();

    public Store Raw => _services.GetRequiredService<Store>();

    public IStoreSetup Setup => _services.GetRequiredService<IStoreSetup>();

    public static async Task<TemporaryStore> CreateAsync(Database database = Database.Sqlite, TimeProvider? clock = null)
    {
        if (database == Database.Postgres)
        {
            return On(await PostgresServer.NewStoreAsync(), clock);
        }

        var file = Path.Combine(Path.GetTempPath(), $"alertbot-{Guid.NewGuid():N}.db");
        var store = new TemporaryStore(new ServiceCollection().AddSqliteStorage(file), file, null, clock);
        await store.Setup.MigrateAsync(CancellationToken.None);
        return store;
    }

    /// <summary>A store on a PostgreSQL database that is there.</summary>
    public static TemporaryStore On(string connection, TimeProvider? clock = null) => new(new ServiceCollection().AddPostgresStorage(connection), null, connection, clock);

    /// <summary>A second process on the same PostgreSQL database.</summary>
    public static TemporaryStore Beside(TemporaryStore store, TimeProvider? clock = null) => On(store._connection!, clock);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Ends when something has become true.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (File is null)
        {
            NpgsqlConnection.ClearAllPools();
            return;
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { File, $"{File}-wal", $"{File}-shm" })
        {
            System.IO.File.Delete(file);
        }
    }
}
