using System.Globalization;
using System.Text;
using AlertBot.Alerts;
using AlertBot.Demo;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Telegram;
using AlertBot.Summer;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace AlertBot.EndToEnd.Tests;

/// <summary>A message as its reader has it.</summary>
/// <param name="At">By the clock of the summer; null when only the platform knows of it.</param>
/// <param name="Kind">Of the alert that it was sent for.</param>
internal sealed record Told(Instant? At, AlertKind? Kind, string Text);

/// <summary>One summer of 2025 from 10 July to 10 September, with its own platforms, store and clock, lived through by processes that may be killed.</summary>
internal sealed class SummerWorld : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-summer-");
    private readonly FakeTelegram _telegram = new(Platforms.Token);
    private readonly FakeDiscord _discord = new(Platforms.Token);

    public IReadOnlyList<string> Complaints => [.. _telegram.Violations, .. _discord.Violations];

    public static async Task<SummerWorld> StartAsync(CancellationToken cancellationToken)
    {
        var world = new SummerWorld();
        await world._telegram.StartAsync(cancellationToken);
        await world._discord.StartAsync(cancellationToken);
        return world;
    }

    /// <summary>Until it is over; a process that stops by itself before has failed.</summary>
    /// <param name="killAfter">SIGKILL whenever so much of the summer has gone by.</param>
    /// <returns>How often it was killed.</returns>
    public async Task<int> LiveAsync(Duration? killAfter, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var kills = 0;
        for (var due = DemoScript.Start + killAfter; due < DemoScript.End; due += killAfter)
        {
            await using var worker = Start();
            while (Now() < due)
            {
                Assert.False(worker.HasExited || patience.IsCancellationRequested, $"It did not get beyond {Now()}:\n{worker.Said}");
                await Task.Delay(Glance, TimeProvider.System, cancellationToken);
            }

            await worker.KillAsync(cancellationToken);
            kills++;
        }

        await using var last = Start();
        Assert.True(await last.ExitAsync(patience.Token) == 0, last.Said);
        return kills;
    }

    /// <summary>What a reader on Telegram has in the end, in order.</summary>
    public IReadOnlyList<Told> OnTelegram(string language) =>
        [.. _telegram.Messages.Where(m => m.Chat == Platforms.Readers.Single(r => r.Language == language).Chat).Select(m => Of("telegram", language, m.Id.ToString(CultureInfo.InvariantCulture), m.Text))];

    public IReadOnlyList<Told> OnDiscord(string language) =>
        [.. _discord.Messages.Where(m => m.Channel == Platforms.Readers.Single(r => r.Language == language).Channel).Select(m => Of("discord", language, m.Id, Shown(m.Embed)))];

    public long Count(string sql)
    {
        using var command = Open(sql);
        return (long)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        await _telegram.DisposeAsync();
        await _discord.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Worker Start() => Worker.StartSummer(_folder.FullName, _folder.FullName, _telegram.Address.ToString(), _discord.Api.ToString());

    private Instant Now() => new WallClock(Path.Combine(_folder.FullName, "clock"), DemoScript.Start).Now;

    private static string Shown(DiscordEmbed embed) => new StringBuilder(embed.Title).Append('\n').Append(embed.Description).Append('\n').Append(embed.Footer).ToString().TrimEnd();

    private Told Of(string platform, string language, string message, string text)
    {
        // A message of a story is edited: what it was first sent for is what it is.
        using var command = Open($"""
            SELECT d.Done, a.Kind FROM Deliveries d JOIN Alerts a ON a.Id = d.AlertId JOIN Destinations t ON t.Id = d.DestinationId
            WHERE t.Name = '{platform}-{language}' AND d.MessageId = $message ORDER BY d.Id LIMIT 1
            """);
        command.Parameters.AddWithValue("$message", message);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new Told(Instant.FromUnixTimeTicks(reader.GetInt64(0)), Enum.Parse<AlertKind>(reader.GetString(1)), text) : new Told(null, null, text);
    }

    private SqliteCommand Open(string sql)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "summer.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return new SqliteCommand(sql, connection);
    }
}
