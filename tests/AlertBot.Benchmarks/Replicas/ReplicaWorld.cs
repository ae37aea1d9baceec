using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;
using AlertBot.Demo;
using AlertBot.Fakes;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Http;
using AlertBot.Fakes.Telegram;
using Npgsql;

namespace AlertBot.Benchmarks.Replicas;

/// <summary>A newspaper, the platforms and a database, and replicas as processes of their own.</summary>
internal sealed class ReplicaWorld : IAsyncDisposable
{
    public const int Destinations = 3;

    private const string Path = "/paper";

    /// <summary>Kills shall fall between a platform's "done" and the replica's hearing of it.</summary>
    private static readonly TimeSpan LateAnswer = TimeSpan.FromMilliseconds(150);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-replicas-");
    private readonly FakeFeedServer _publishers = new();
    private readonly StringBuilder _entries = new();
    private readonly IEnumerator<(string Guid, string Title, string Text)> _news = Replay().GetEnumerator();
    private readonly string _connection;

    private ReplicaWorld(string connection)
    {
        _connection = connection;
        Discord.Faults.Otherwise = r => r.Method == "POST" ? new Fault.LateAnswer(LateAnswer) : null;
        Telegram.Faults.Otherwise = r => r.Path.Contains("/send", StringComparison.OrdinalIgnoreCase) ? new Fault.LateAnswer(LateAnswer) : null;
    }

    public FakeTelegram Telegram { get; } = new();

    public FakeDiscord Discord { get; } = new();

    public FakeWebhook Webhook { get; } = new();

    /// <summary>Entries of the newspaper so far.</summary>
    public int Published { get; private set; }

    /// <summary>Without what a killed process cannot help: the next one does not know when it identified last, and Discord refuses it for a while.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. Telegram.Violations.Concat(Discord.Violations).Concat(Webhook.Violations).Where(c => !c.Contains("identified again within five seconds", StringComparison.Ordinal))];

    public bool IsIdle => Count("""SELECT COUNT(*) FROM "Items" WHERE "Stage" = 'Decided'""") == Published && Count("""SELECT COUNT(*) FROM "Deliveries" WHERE "State" = 'Waiting'""") == 0;

    public static async Task<ReplicaWorld> StartAsync(string connection, CancellationToken cancellationToken)
    {
        var world = new ReplicaWorld(connection);
        await world._publishers.StartAsync(cancellationToken);
        await world.Telegram.StartAsync(cancellationToken);
        await world.Discord.StartAsync(cancellationToken);
        await world.Webhook.StartAsync(cancellationToken);
        File.WriteAllText(System.IO.Path.Combine(world._folder.FullName, "appsettings.json"), JsonSerializer.Serialize(world.Settings()));
        // What a feed shows at first is no news.
        world.Add("football", "Dynamo Kyiv beat Shakhtar in the cup final", "The final ended 2:1 after extra time.");
        world.Publish(0);
        return world;
    }

    /// <summary>The recorded news of the summer, as if it happened now.</summary>
    public void Publish(int count)
    {
        for (var i = 0; i < count && _news.MoveNext(); i++)
        {
            Add(_news.Current.Guid, _news.Current.Title, _news.Current.Text);
        }

        _publishers.Publish(Path, $"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Paper</title><link>https://paper.example/</link><description>News</description>{_entries}</channel></rss>""");
    }

    public Process StartReplica()
    {
        var replica = Process.Start(new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "alertbot.dll"), "run"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        replica.BeginOutputReadLine();
        replica.BeginErrorReadLine();
        return replica;
    }

    public long Count(string sql)
    {
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
#pragma warning disable CA2100 // Constant text of the callers.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        try
        {
            return (long)command.ExecuteScalar()!;
        }
        catch (PostgresException)
        {
            // The tables are not there yet.
            return 0;
        }
    }

    /// <summary>What a replica does alone; its own sign of life is not among it.</summary>
    public IReadOnlyList<(string Name, Guid Owner, long Until)> Leases()
    {
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
        using var command = new NpgsqlCommand("""SELECT "Name", "Owner", "Until" FROM "Leases" WHERE "Name" NOT LIKE 'replica:%'""", connection);
        using var rows = command.ExecuteReader();
        var leases = new List<(string, Guid, long)>();
        while (rows.Read())
        {
            leases.Add((rows.GetString(0), rows.GetGuid(1), rows.GetInt64(2)));
        }

        return leases;
    }

    /// <summary>Messages that a platform has shown, edits and answers counted with the message that they concern.</summary>
    public long Told(string platform) => Count(
        $"""SELECT COUNT(DISTINCT d."MessageId") FROM "Deliveries" d JOIN "Destinations" t ON t."Id" = d."DestinationId" WHERE t."Platform" = '{platform}' AND d."MessageId" IS NOT NULL""");

    public long Done(string platform) => Count(
        $"""SELECT COUNT(*) FROM "Deliveries" d JOIN "Destinations" t ON t."Id" = d."DestinationId" WHERE t."Platform" = '{platform}' AND d."State" = 'Delivered'""");

    public async ValueTask DisposeAsync()
    {
        _news.Dispose();
        await _publishers.DisposeAsync();
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
        await Webhook.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Add(string guid, string title, string text)
    {
        Published++;
        _entries.Insert(0, string.Create(CultureInfo.InvariantCulture, $"""
            <item><guid isPermaLink="false">{guid}</guid><title>{SecurityElement.Escape(title)}</title><link>https://paper.example/{guid}</link>
            <pubDate>{TimeProvider.System.GetUtcNow():R}</pubDate><description>{SecurityElement.Escape(text)}</description></item>
            """));
    }

    private static IEnumerable<(string Guid, string Title, string Text)> Replay()
    {
        for (var round = 0; ; round++)
        {
            foreach (var (feed, item) in DemoScript.Feeds
                .SelectMany(feed => feed.Items.Where(item => item.Event is not null && item.DuplicateOf is null).Select(item => (feed, item)))
                .OrderBy(x => x.item.VisibleFrom))
            {
                yield return ($"{feed.Publisher}-{item.Guid}-{round}", item.Title, string.Concat(item.Html.Select(p => $"<p>{p}</p>")));
            }
        }
    }

    private object Settings() => new
    {
        Storage = new { Connection = _connection },
        Http = new { Address = "http://127.0.0.1:0" },
        Polling = new { FastestInterval = "00:00:01", SlowestInterval = "00:00:01", Jitter = 0 },
        Fetching = new { AllowPrivateNetworks = true, PerHostSpacing = "00:00:00", TotalTimeout = "00:00:03", MaxBytes = 5_000_000 },
        Telegram = new { Telegram.Token, BaseAddress = Telegram.Address },
        Discord = new { Discord.Token, BaseAddress = Discord.Api },
        Webhook = new { Secret = "replicas", AllowPrivateNetworks = true },
        Feeds = new[] { new { Address = new Uri(_publishers.Address, Path), Publisher = "paper", Interval = "00:00:01" } },
        Destinations = new object[]
        {
            new { Name = "chat", Platform = "telegram", Address = "-100200300", Language = "uk" },
            new { Name = "channel", Platform = "discord", Address = "900800700600500400", Language = "en" },
            new { Name = "hook", Platform = "webhook", Webhook.Address, Language = "ru" },
        },
    };
}
