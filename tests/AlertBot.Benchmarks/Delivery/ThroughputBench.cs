using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat;
using AlertBot.Chat.Delivery;
using AlertBot.Discord;
using AlertBot.Storage;
using AlertBot.Telegram;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Benchmarks.Delivery;

/// <summary>The real outbox, lanes and platforms in this process.</summary>
internal sealed class ThroughputBench : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"alertbot-{Guid.NewGuid():N}.db");
    private readonly CancellationTokenSource _stop = new();
    private readonly ServiceProvider _services;
    private IReadOnlyList<long> _destinations = [];
    private Instant _started;
    private Task _run = Task.CompletedTask;
    private int _alerts;

    private ThroughputBench(PlatformsProcess platforms) => _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSqliteStorage(_path)
        .AddChat()
        .AddSingleton<IChatPlatform>(_ => new TelegramPlatform(new TelegramSettings(new Secret(platforms.TelegramToken), platforms.Telegram), new HttpClient(), TimeProvider.System))
        .AddSingleton<IChatPlatform>(_ => new DiscordPlatform(new DiscordSettings(new Secret(platforms.DiscordToken), platforms.Discord), new HttpClient(), TimeProvider.System))
        .BuildServiceProvider();

    public static async Task<ThroughputBench> CreateAsync(PlatformsProcess platforms, int chats, int channels, CancellationToken cancellationToken)
    {
        var bench = new ThroughputBench(platforms);
        await bench._services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        var store = bench._services.GetRequiredService<ISubscriptionStore>();
        var places = Enumerable.Range(0, chats).Select(n => ("telegram", FormattableString.Invariant($"{8_000_000 + n}")))
            .Concat(Enumerable.Range(0, channels).Select(n => ("discord", FormattableString.Invariant($"{900_800_700_600_000_000 + n}"))));
        await store.ReplaceAsync([.. places.Select(p => Order(p.Item1, p.Item2))], cancellationToken);
        bench._destinations = [.. (await store.IndexAsync(cancellationToken)).All.Select(s => s.Destination.Id).Order()];
        return bench;
    }

    /// <param name="which">By the place in the list: chats first, then channels.</param>
    public Task EnqueueAsync(Func<int, bool> which, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow().ToInstant();
        return _services.GetRequiredService<IReminderStore>().SaveAlertAsync(
            Chaos.Alert(++_alerts, now), _destinations.Where((_, n) => which(n)).Select(id => Chaos.To(id, now)), cancellationToken);
    }

    public void Start()
    {
        _started = TimeProvider.System.GetUtcNow().ToInstant();
        _run = _services.GetRequiredService<DeliverAlerts>().RunAsync((_, _) => { }, _stop.Token);
    }

    /// <summary>From alert to acceptance in milliseconds, sorted, of what was enqueued after the warm-up; one that still waits counts until now.</summary>
    public async Task<IReadOnlyList<double>> WaitsAsync(TimeSpan warmUp, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={_path};Mode=ReadOnly");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COALESCE(d."Done", @now) - a."At" FROM "Deliveries" d JOIN "Alerts" a ON a."Id" = d."AlertId" WHERE a."At" > @from ORDER BY 1""";
        command.Parameters.AddWithValue("@now", TimeProvider.System.GetUtcNow().ToInstant().ToUnixTimeTicks());
        command.Parameters.AddWithValue("@from", (_started + Duration.FromTimeSpan(warmUp)).ToUnixTimeTicks());
        var waits = new List<double>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            waits.Add(reader.GetInt64(0) / (double)TimeSpan.TicksPerMillisecond);
        }

        return waits;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        await _services.DisposeAsync();
        _stop.Dispose();
        SqliteConnection.ClearAllPools();
        File.Delete(_path);
    }

    private static Subscription Order(string platform, string address) =>
        new(0, new Destination(0, address, platform, address, "en", DateTimeZone.Utc, null, null), [], [], Subscription.DefaultReminderSteps);
}
