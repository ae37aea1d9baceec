using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace AlertBot.Storage.Tests;

/// <summary>A migrated store in a file of its own, deleted afterwards.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"alertbot-{Guid.NewGuid():N}.db");

    private TemporaryStore() => _services = new ServiceCollection().AddSqliteStorage(_path).BuildServiceProvider();

    public ISubscriptionStore Subscriptions => _services.GetRequiredService<ISubscriptionStore>();

    public IOutboxStore Outbox => _services.GetRequiredService<IOutboxStore>();

    public IReminderStore Reminders => _services.GetRequiredService<IReminderStore>();

    public ILineStore Line => _services.GetRequiredService<ILineStore>();

    public IFeedStore Feeds => _services.GetRequiredService<IFeedStore>();

    public IFeedList FeedList => _services.GetRequiredService<IFeedList>();

    public Store Raw => _services.GetRequiredService<Store>();

    public IStoreSetup Setup => _services.GetRequiredService<IStoreSetup>();

    public static async Task<TemporaryStore> CreateAsync()
    {
        var store = new TemporaryStore();
        await store.Setup.MigrateAsync(CancellationToken.None);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { _path, $"{_path}-wal", $"{_path}-shm" })
        {
            File.Delete(file);
        }
    }
}
