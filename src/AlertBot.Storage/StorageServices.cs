using System.Runtime.CompilerServices;
using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Digests;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Syndication;
using AlertBot.Feeds.Polling;
using AlertBot.Feeds.Pushing;
using AlertBot.Storage.Engines;
using AlertBot.Storage.Replicas;
using AlertBot.Storage.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlertBot.Storage;

public static class StorageServices
{
    /// <summary>Registers the stores of all stages on one SQLite file, made when it is not there.</summary>
    /// <param name="scratch">For a file that nobody needs after a crash: nothing waits for the disk.</param>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string path, bool scratch = false)
    {
        var connection = SqliteConnectionTo(path);
        services.AddPooledDbContextFactory<AlertBotContext>(options => options.UseSqlite(connection).TrustSnapshot().AddInterceptors(scratch ? [new ScratchPragmas()] : Array.Empty<ScratchPragmas>()));
        services.AddPooledDbContextFactory<ViewContext>(options => options.UseSqlite(connection).AddInterceptors(scratch ? [new ScratchPragmas()] : Array.Empty<ScratchPragmas>()));
        services.AddSingleton<IStoreEngine, SqliteEngine>();
        services.AddSingleton<IOwnership, SoleOwnership>();
        return services.AddStores();
    }

    /// <summary>Registers the stores of all stages on a PostgreSQL database, which several processes may share.</summary>
    /// <param name="connection">A connection string of Npgsql; it may hold a password and is shown nowhere.</param>
    /// <param name="named">The setting or the option that holds it, for what a person is told when it is wrong.</param>
    /// <exception cref="StoreUnusableException">It is not a connection string.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, string connection, string named = PostgresEngine.Setting)
    {
        var complete = PostgresEngine.Complete(connection, named);
        services.AddPooledDbContextFactory<PostgresContext>(options => options.UseNpgsql(complete).TrustSnapshot());
        services.AddPooledDbContextFactory<ViewContext>(options => options.UseNpgsql(complete));
        services.AddSingleton<IDbContextFactory<AlertBotContext>, PostgresContexts>();
        services.AddSingleton<IStoreEngine>(new PostgresEngine(named));
        services.AddSingleton<LeaseStore>();
        services.AddSingleton<IDeadReplicas>(s => s.GetRequiredService<LeaseStore>());
        services.AddSingleton<IOwnership, LeasedOwnership>();
        return services.AddStores();
    }

    /// <summary>How a person names the database of a connection string: without user and password.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string NameOfPostgres(string connection) => PostgresEngine.Name(connection);

    /// <summary>That the migrations make what the model says is for a test to find; to compare them at each start would build the model anew.</summary>
    private static DbContextOptionsBuilder TrustSnapshot(this DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>Lets go of a file that nothing is read from any more, so that it can be deleted.</summary>
    public static void ReleaseSqlite(string path)
    {
        using var connection = new SqliteConnection(SqliteConnectionTo(path));
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>The wait is for other processes (a backup, another tool); writers of this process queue in Store.</summary>
    private static string SqliteConnectionTo(string path) => new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30, ForeignKeys = true }.ToString();

    private static IServiceCollection AddStores(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Replica>();
        services.AddSingleton<ISoleReceiver, SoleReceiver>();
        services.AddSingleton<Store>();
        services.AddSingleton<IStoreActivity>(s => s.GetRequiredService<Store>());
        services.AddSingleton<IStoreSetup, StoreSetup>();
        services.AddSingleton<IFeedStore, FeedStore>();
        services.AddSingleton<IFeedList, FeedList>();
        services.AddSingleton<IFeedDesk, FeedDesk>();
        services.AddSingleton<IPrivateFeedDesk, PrivateFeedDesk>();
        services.AddSingleton<IChangeLog, ChangeLog>();
        services.AddSingleton<IStoryDesk, StoryDesk>();
        services.AddSingleton<IHubLeaseStore, HubLeaseStore>();
        services.AddSingleton<ILineStore, LineStore>();
        services.AddSingleton<IReminderStore, ReminderStore>();
        services.AddSingleton<IDigestStore, DigestStore>();
        services.AddSingleton<ISubscriptionStore, SubscriptionStore>();
        services.AddSingleton<IOutboxStore, OutboxStore>();
        services.AddSingleton<IOutboxAdmin, OutboxAdmin>();
        services.AddSingleton<IAlertHistory, AlertHistory>();
        services.AddSingleton<IStoreViews, StoreViews>();
        services.AddSingleton<IStoreFigures, StoreFiguresQuery>();
        services.AddSingleton<LedgerMemory>();
        services.AddSingleton<ItemSearch>();
        services.AddSingleton<ISearchIndex>(s => s.GetRequiredService<ItemSearch>());
        services.AddSingleton<IItemRetention, ItemRetention>();
        services.AddSingleton<ILookUpStore>(s => new LookUpStore(s.GetRequiredService<Store>(), s.GetRequiredService<ItemSearch>(), s.GetRequiredService<LedgerMemory>(), SeenBy.Everybody));
        services.AddSingleton<IDestinationStore, DestinationStore>();
        services.AddSingleton<IProfileStore, ProfileStore>();
        services.AddSingleton<IReceiverNotes, ReceiverNotes>();
        services.AddSingleton<IDrafts, Drafts>();
        return services;
    }
}
