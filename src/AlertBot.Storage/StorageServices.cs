using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlertBot.Storage;

public static class StorageServices
{
    /// <summary>Registers the stores of all stages on one SQLite file, made when it is not there.</summary>
    /// <param name="scratch">For a file that nobody needs after a crash: nothing waits for the disk.</param>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string path, bool scratch = false)
    {
        // The wait is for other processes (a backup, another tool); writers of this process queue in Store.
        var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30, ForeignKeys = true }.ToString();
        services.AddPooledDbContextFactory<AlertBotContext>(options => options.UseSqlite(connection).AddInterceptors(scratch ? [new ScratchPragmas()] : Array.Empty<ScratchPragmas>()));
        services.AddSingleton<Store>();
        services.AddSingleton<IStoreActivity>(s => s.GetRequiredService<Store>());
        services.AddSingleton<IStoreSetup, StoreSetup>();
        services.AddSingleton<IFeedStore, FeedStore>();
        services.AddSingleton<IFeedList, FeedList>();
        services.AddSingleton<ILineStore, LineStore>();
        services.AddSingleton<IReminderStore, ReminderStore>();
        services.AddSingleton<ISubscriptionStore, SubscriptionStore>();
        services.AddSingleton<IOutboxStore, OutboxStore>();
        services.AddSingleton<IStoreViews, StoreViews>();
        return services;
    }
}
