using System.Diagnostics;
using System.Text.Json;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Fakes;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Telegram;
using AlertBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Benchmarks.Delivery;

/// <summary>The platforms, a store that they and the worker share, and the worker as a process of its own.</summary>
internal sealed class ChaosWorld : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-chaos-");

    private ChaosWorld(int places, ChaosFaults faults)
    {
        Faults = faults;
        Telegram.Faults.Otherwise = faults.Telegram;
        Discord.Faults.Otherwise = faults.Discord;
        Webhook.Faults.Otherwise = faults.Webhook;
        Telegram.EnforceLimits = true;
        Discord.Limits.Set("POST channels/{}/messages", "posts", 5, TimeSpan.FromSeconds(5));
        Discord.Limits.PerSecond = 50;
        Chats = [.. Enumerable.Range(0, places / 5).Select(n => FormattableString.Invariant($"{(n % 4 == 0 ? "-100" : "")}{7_000_000 + n}"))];
        Channels = [.. Enumerable.Range(0, places * 2 / 5).Select(n => FormattableString.Invariant($"{900_800_700_600_000_000 + n}"))];
        Hooks = places - Chats.Count - Channels.Count;
    }

    public ChaosFaults Faults { get; }

    public FakeTelegram Telegram { get; } = new();

    public FakeDiscord Discord { get; } = new();

    public FakeWebhook Webhook { get; } = new();

    public IReadOnlyList<string> Chats { get; }

    public IReadOnlyList<string> Channels { get; }

    public int Hooks { get; }

    public int Accepted => Telegram.Messages.Count + Discord.Messages.Count + Webhook.Deliveries.Count;

    public long Waiting => Count("SELECT COUNT(*) FROM Deliveries WHERE State = 'Waiting'");

    private string Database => Path.Combine(_folder.FullName, "alertbot.db");

    public static async Task<ChaosWorld> StartAsync(int places, ChaosFaults faults, CancellationToken cancellationToken)
    {
        var world = new ChaosWorld(places, faults);
        await world.Telegram.StartAsync(cancellationToken);
        await world.Discord.StartAsync(cancellationToken);
        await world.Webhook.StartAsync(cancellationToken);
        File.WriteAllText(Path.Combine(world._folder.FullName, "appsettings.json"), JsonSerializer.Serialize(world.Settings()));
        return world;
    }

    /// <summary>Fills the outbox as the worker's own stages would: an alert and its deliveries in one transaction.</summary>
    public async Task EnqueueAsync(int alerts, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddSqliteStorage(Database).BuildServiceProvider();
        await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        var subscriptions = services.GetRequiredService<ISubscriptionStore>();
        await subscriptions.ReplaceAsync([.. Destinations().Select(Order)], cancellationToken);
        var ids = (await subscriptions.IndexAsync(cancellationToken)).All.Select(s => s.Destination.Id).ToList();
        var now = TimeProvider.System.GetUtcNow().ToInstant();
        for (var number = 1; number <= alerts; number++)
        {
            await services.GetRequiredService<IReminderStore>().SaveAlertAsync(Chaos.Alert(number, now), ids.Select(id => Chaos.To(id, now)), cancellationToken);
        }
    }

    public Process StartWorker()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "alertbot.dll"), "run"]) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        var worker = Process.Start(start) ?? throw new InvalidOperationException("The worker does not start.");
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
        return worker;
    }

    public long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False;Default Timeout=60");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant text of the callers.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
        await Webhook.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static Subscription Order((string Name, string Platform, string Address) d) =>
        new(0, new Destination(0, d.Name, d.Platform, d.Address, "en", DateTimeZone.Utc, null, null), [], [], Subscription.DefaultReminderSteps);

    private IEnumerable<(string Name, string Platform, string Address)> Destinations() =>
    [
        .. Chats.Select(id => ($"t{id}", "telegram", id)),
        .. Channels.Select(id => ($"d{id}", "discord", id)),
        .. Enumerable.Range(0, Hooks).Select(n => ($"w{n}", "webhook", new Uri(Webhook.Address, $"/{n}").AbsoluteUri)),
    ];

    private Dictionary<string, object> Settings() => new()
    {
        ["Storage"] = new { Path = Database },
        ["Http"] = new { Address = "http://127.0.0.1:0" },
        ["Telegram"] = new { Token = Telegram.Token, BaseAddress = Telegram.Address },
        ["Discord"] = new { Token = Discord.Token, BaseAddress = Discord.Api },
        ["Webhook"] = new { Secret = "chaos", AllowPrivateNetworks = true },
        ["Delivery"] = new { FirstProbe = "00:00:02" },
        ["Destinations"] = Destinations().Select(d => new { d.Name, d.Platform, d.Address }),
    };
}
