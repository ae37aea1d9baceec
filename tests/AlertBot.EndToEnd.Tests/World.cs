using System.Text.Json;
using AlertBot.Fakes;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Telegram;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AlertBot.EndToEnd.Tests;

/// <summary>
/// The outside world of one worker, faked over real HTTP on loopback: publishers, Telegram, Discord and somebody's webhook. A call that
/// none of them knows is written down, and <see cref="Complaints"/> shows it.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-e2e-");

    public FakeFeedServer Publishers { get; } = new();

    public FakeTelegram Telegram { get; } = new();

    public FakeDiscord Discord { get; } = new();

    public FakeWebhook Webhook { get; } = new();

    public string Folder => _folder.FullName;

    public string Database => Path.Combine(Folder, "alertbot.db");

    /// <summary>Of the PostgreSQL database that workers use instead, or null.</summary>
    public string? Connection { get; set; }

    /// <summary>Whether workers serve /metrics.</summary>
    public bool IsMeasured { get; set; }

    /// <summary>How long workers wait for a publisher.</summary>
    public TimeSpan LongestLook { get; set; } = TimeSpan.FromSeconds(3);

    public IReadOnlyList<string> Complaints => [.. Telegram.Violations, .. Discord.Violations, .. Webhook.Violations];

    /// <summary>
    /// Without what a killed process cannot help: the next one does not know when it identified last. Discord refuses that with op 9,
    /// and the client waits.
    /// </summary>
    public IReadOnlyList<string> ComplaintsApartFromKills => [.. Complaints.Where(c => !c.Contains("identified again within five seconds", StringComparison.Ordinal))];

    private string Rows => $"{Count("""SELECT COUNT(*) FROM "Items" """)} items, {Count("""SELECT COUNT(*) FROM "Items" WHERE "Stage" <> 'Decided'""")} of them on their way, {Count("""SELECT COUNT(*) FROM "Deliveries" WHERE "State" = 'Waiting'""")} deliveries waiting";

    public static async Task<World> StartAsync(CancellationToken cancellationToken)
    {
        var world = new World();
        await world.Publishers.StartAsync(cancellationToken);
        await world.Telegram.StartAsync(cancellationToken);
        await world.Discord.StartAsync(cancellationToken);
        await world.Webhook.StartAsync(cancellationToken);
        return world;
    }

    /// <summary>Writes the settings of a worker that polls as fast as it may and sends to all three platforms.</summary>
    /// <param name="pictures">The publishers let us show their pictures.</param>
    public void Set(IEnumerable<string> feeds, object? changes = null, bool pictures = false) => Write(new Dictionary<string, object?>
    {
        ["Storage"] = new { Path = Database, Connection },
        ["Telemetry"] = new { Prometheus = IsMeasured },
        ["Http"] = new { Address = "http://127.0.0.1:0" },
        ["Polling"] = new { FastestInterval = "00:00:01", SlowestInterval = "00:00:01", Jitter = 0 },
        ["Fetching"] = new { AllowPrivateNetworks = true, PerHostSpacing = "00:00:00", TotalTimeout = LongestLook, MaxBytes = 1_000_000 },
        ["Telegram"] = new { Token = Telegram.Token, BaseAddress = Telegram.Address },
        ["Discord"] = new { Token = Discord.Token, BaseAddress = Discord.Api },
        ["Webhook"] = new { Secret = "end-to-end", AllowPrivateNetworks = true },
        ["Feeds"] = feeds.Select(path => new { Address = new Uri(Publishers.Address, path), Publisher = path.Trim('/'), Interval = "00:00:01", Pictures = pictures }),
        ["Destinations"] = changes ?? new object[]
        {
            new { Name = "chat", Platform = "telegram", Address = "-100200300", Language = "uk" },
            new { Name = "channel", Platform = "discord", Address = "900800700600500400", Language = "en" },
            new { Name = "hook", Platform = "webhook", Address = Webhook.Address, Language = "ru" },
        },
    });

    public void Write(object settings) =>
        File.WriteAllText(Path.Combine(Folder, "appsettings.json"), JsonSerializer.Serialize(settings));

    /// <summary>Waits until something has become true; when it does not, the reason is said.</summary>
    public async Task UntilAsync(Worker worker, Func<bool> isSo, string what, CancellationToken cancellationToken, TimeSpan? atMost = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(atMost ?? Patience);
        while (!isSo())
        {
            Assert.False(worker.HasExited || patience.IsCancellationRequested, $"It never came true that {what}. Instead:\n{worker.Said}\n{Rows}\n{string.Join('\n', Complaints)}");
            await Task.Delay(Glance, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Waits until the one entry that a paper had from the beginning is known, and whatever comes is news.</summary>
    public Task BaselineAsync(Worker worker, CancellationToken cancellationToken) =>
        UntilAsync(worker, () => Count("SELECT COUNT(*) FROM Items WHERE Stage = 'Decided'") == 1, "the baseline is read", cancellationToken);

    /// <summary>A number out of the worker's database; 0 while it has none.</summary>
    public long Count(string sql)
    {
        if (Connection is not null)
        {
            return CountOnPostgres(sql);
        }

        if (!File.Exists(Database))
        {
            return 0;
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    private long CountOnPostgres(string sql)
    {
        try
        {
            using var connection = new NpgsqlConnection(Connection);
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            return (long)command.ExecuteScalar()!;
        }
        catch (PostgresException)
        {
            return 0;
        }
    }

    /// <summary>Messages that a platform has shown, edits and answers counted with the message that they concern.</summary>
    public long Told(string platform) => Count(
        $"""SELECT COUNT(DISTINCT d."MessageId") FROM "Deliveries" d JOIN "Destinations" t ON t."Id" = d."DestinationId" WHERE t."Platform" = '{platform}' AND d."MessageId" IS NOT NULL""");

    public long Done(string platform) => Count(
        $"""SELECT COUNT(*) FROM "Deliveries" d JOIN "Destinations" t ON t."Id" = d."DestinationId" WHERE t."Platform" = '{platform}' AND d."State" = 'Delivered'""");

    public async ValueTask DisposeAsync()
    {
        await Publishers.DisposeAsync();
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
        await Webhook.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
