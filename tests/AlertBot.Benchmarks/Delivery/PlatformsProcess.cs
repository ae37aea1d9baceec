using System.Diagnostics;
using System.Text.Json;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Telegram;

namespace AlertBot.Benchmarks.Delivery;

/// <summary>Telegram and Discord with their limits, in a process of their own, so that their work does not count as ours.</summary>
internal sealed class PlatformsProcess : IDisposable
{
    private readonly Process _process;
    private readonly Addresses _addresses;

    private PlatformsProcess(Process process)
    {
        _process = process;
        _addresses = JsonSerializer.Deserialize<Addresses>(process.StandardOutput.ReadLine()!)!;
    }

    public Uri Telegram => _addresses.Telegram;

    public Uri Discord => _addresses.Discord;

    public string TelegramToken => _addresses.TelegramToken;

    public string DiscordToken => _addresses.DiscordToken;

    public static PlatformsProcess Start() => new(
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "platforms") { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The platforms do not start."));

    public Counts Stats()
    {
        _process.StandardInput.WriteLine("stats");
        return JsonSerializer.Deserialize<Counts>(_process.StandardOutput.ReadLine()!)!;
    }

    public static async Task ServeAsync(CancellationToken cancellationToken)
    {
        await using var telegram = new FakeTelegram { EnforceLimits = true };
        await using var discord = new FakeDiscord();
        discord.Limits.Set("POST channels/{}/messages", "posts", 5, TimeSpan.FromSeconds(5));
        discord.Limits.PerSecond = 50;
        await telegram.StartAsync(cancellationToken);
        await discord.StartAsync(cancellationToken);
        Console.WriteLine(JsonSerializer.Serialize(new Addresses(telegram.Address, discord.Api, telegram.Token, discord.Token)));
        while (await Console.In.ReadLineAsync(cancellationToken) is not null)
        {
            Console.WriteLine(JsonSerializer.Serialize(new Counts(telegram.Messages.Count, discord.Messages.Count, telegram.TooMany, discord.Limits.TooMany)));
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(5_000);
        _process.Dispose();
    }

    /// <summary>Messages that were accepted, and answers with status 429.</summary>
    public sealed record Counts(int Telegram, int Discord, int TooManyOfTelegram, int TooManyOfDiscord)
    {
        public int TooMany => TooManyOfTelegram + TooManyOfDiscord;
    }

    private sealed record Addresses(Uri Telegram, Uri Discord, string TelegramToken, string DiscordToken);
}
