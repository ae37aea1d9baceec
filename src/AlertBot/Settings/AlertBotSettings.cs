using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;

namespace AlertBot.Settings;

/// <summary>
/// The settings as they are written: file, environment (<c>Telegram__Token</c>), user secrets, secrets files.
/// One class per section; <see cref="SettingsCheck"/> says what is wrong with them before anything starts.
/// </summary>
internal sealed class AlertBotSettings
{
    public StorageSettings Storage { get; init; } = new();

    public DossierSettings Dossiers { get; init; } = new();

    /// <summary>When feeds are looked at.</summary>
    public PollingOptions Polling { get; init; } = new();

    /// <summary>How AlertBot behaves as a guest of other people's servers.</summary>
    public FetchingOptions Fetching { get; init; } = new();

    public AlertSettings Alerts { get; init; } = new();

    public TelegramSettings Telegram { get; init; } = new();

    public DiscordSettings Discord { get; init; } = new();

    public WebhookSettings Webhook { get; init; } = new();

    public HttpSettings Http { get; init; } = new();

    public List<FeedSettings> Feeds { get; init; } = [];

    public List<DestinationSettings> Destinations { get; init; } = [];

    public List<SubscriptionSettings> Subscriptions { get; init; } = [];
}

internal sealed class StorageSettings
{
    /// <summary>The SQLite file; made when it is not there.</summary>
    public string Path { get; init; } = "alertbot.db";
}

internal sealed class DossierSettings
{
    /// <summary>A folder of dossier files beside those that ship with AlertBot, or null.</summary>
    public string? Folder { get; init; }
}

internal sealed class AlertSettings
{
    /// <summary>Items older than this when they are first seen are context, not news.</summary>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromHours(48);

    /// <summary>The hour of the destination's day at which reminders go out.</summary>
    public int ReminderHour { get; init; } = 9;
}

internal sealed class TelegramSettings
{
    public string? Token { get; init; }

    /// <summary>A file that holds the token, such as /run/secrets/telegram.</summary>
    public string? TokenFile { get; init; }

    public string BaseAddress { get; init; } = "https://api.telegram.org";
}

internal sealed class DiscordSettings
{
    public string? Token { get; init; }

    /// <summary>A file that holds the token, such as /run/secrets/discord.</summary>
    public string? TokenFile { get; init; }

    public string BaseAddress { get; init; } = "https://discord.com/api/v10";
}

internal sealed class WebhookSettings
{
    /// <summary>The key that signs every webhook message.</summary>
    public string? Secret { get; init; }

    public string? SecretFile { get; init; }

    /// <summary>Lets webhook messages go to private and loopback addresses.</summary>
    public bool AllowPrivateNetworks { get; init; }
}

internal sealed class HttpSettings
{
    /// <summary>Where the health address is served.</summary>
    public string Address { get; init; } = "http://localhost:8080";
}

internal sealed class FeedSettings
{
    public string Address { get; init; } = "";

    /// <summary>Id of the publisher: feeds of one publisher are one voice.</summary>
    public string Publisher { get; init; } = "";

    public string? Language { get; init; }

    public bool? StateMedia { get; init; }

    public TimeSpan? Interval { get; init; }
}

internal sealed class DestinationSettings
{
    public string Name { get; init; } = "";

    /// <summary>console, telegram, discord or webhook.</summary>
    public string Platform { get; init; } = "";

    /// <summary>Telegram: chat id, or chat id/topic id, or @channel. Discord: channel id. Webhook: https address. Console: nothing.</summary>
    public string Address { get; init; } = "";

    /// <summary>en, uk or ru.</summary>
    public string Language { get; init; } = "en";

    /// <summary>IANA time zone, such as Europe/Kyiv.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>Such as 23:00-07:00, or nothing.</summary>
    public string? QuietHours { get; init; }
}

internal sealed class SubscriptionSettings
{
    /// <summary>Name of the destination.</summary>
    public string Destination { get; init; } = "";

    /// <summary>Ids of dossiers; none means all.</summary>
    public List<string> Dossiers { get; init; } = [];

    /// <summary>Categories; none means all.</summary>
    public List<string> Categories { get; init; } = [];

    /// <summary>Days before a due date at which a reminder is wanted; none means 7, 3, 1 and 0.</summary>
    public List<int> Reminders { get; init; } = [];
}
