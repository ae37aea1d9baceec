using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Discord;
using AlertBot.Simulation;
using AlertBot.Telegram;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Summer;

/// <summary>Where the readers of the summer are: one in each language and at home in another zone, each on both platforms.</summary>
internal sealed class Platforms(Uri telegram, Uri discord)
{
    public const string Token = "123456:summer";

    public static ImmutableArray<Reader> Readers { get; } =
    [
        new("en", "-1001", "9001", "America/New_York", 8, null),
        new("uk", "-1002", "9002", "Europe/Kyiv", 9, new QuietHours(new LocalTime(22, 0), new LocalTime(8, 0))),
        new("ru", "-1003", "9003", "Asia/Almaty", 8, null),
    ];

    public static IEnumerable<Subscription> Subscriptions => Readers.SelectMany(r => new[] { r.On("telegram", r.Chat), r.On("discord", r.Channel) });

    public IServiceCollection AddTo(IServiceCollection services, SimulatedClock clock)
    {
        var telegramSettings = new TelegramSettings(new Secret(Token), telegram) { LongestWait = TimeSpan.Zero };
        // Telegram's pace is kept by the clock of the summer; of Discord's the fake judges by the true one.
        services.AddSingleton<IChatPlatform>(new TelegramPlatform(telegramSettings, new HttpClient(), new PacedClock(clock)));
        return services.AddSingleton<IChatPlatform>(new DiscordPlatform(new DiscordSettings(new Secret(Token), discord), new HttpClient(), TimeProvider.System));
    }

    internal sealed record Reader(string Language, string Chat, string Channel, string Zone, int Hour, QuietHours? Quiet)
    {
        public Subscription On(string platform, string address) => new(
            0,
            new Destination(0, $"{platform}-{Language}", platform, address, Language, DateTimeZoneProviders.Tzdb[Zone], Quiet, null),
            [],
            [],
            Subscription.DefaultReminderSteps)
        {
            ReminderTime = new LocalTime(Hour, 0),
        };
    }

    /// <summary>The seconds that a pace counts in go by with the simulated time; the patience with a connection is real.</summary>
    private sealed class PacedClock(SimulatedClock clock) : TimeProvider
    {
        public override long TimestampFrequency => NodaConstants.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.Now.ToUnixTimeTicks();
    }
}
