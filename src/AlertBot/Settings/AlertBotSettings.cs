using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using AlertBot.Pages;

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

    public RetentionSettings Retention { get; init; } = new();

    public DeliverySettings Delivery { get; init; } = new();

    public TelegramSettings Telegram { get; init; } = new();

    public DiscordSettings Discord { get; init; } = new();

    public WebhookSettings Webhook { get; init; } = new();

    public HttpSettings Http { get; init; } = new();

    public TelemetrySettings Telemetry { get; init; } = new();

    public PageSettings Page { get; init; } = new();

    public ModelSettings Model { get; init; } = new();

    /// <summary>Who owns this bot: <c>telegram:ID</c> or <c>discord:ID</c>.</summary>
    public List<string> Owners { get; init; } = [];

    public List<FeedSettings> Feeds { get; init; } = [];

    public List<DestinationSettings> Destinations { get; init; } = [];

    public List<SubscriptionSettings> Subscriptions { get; init; } = [];
}

internal sealed class StorageSettings
{
    /// <summary>The SQLite file; made when it is not there.</summary>
    public string Path { get; init; } = "alertbot.db";

    /// <summary>A connection string of PostgreSQL, for several replicas; null keeps to the SQLite file. It may hold a password.</summary>
    public string? Connection { get; init; }

    /// <summary>A file that holds the connection string, such as /run/secrets/database.</summary>
    public string? ConnectionFile { get; init; }
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

internal sealed class RetentionSettings
{
    /// <summary>Days that items are kept which no story, alert or deadline refers to; 0 keeps them for ever.</summary>
    public int Days { get; init; } = 400;
}

internal sealed class DeliverySettings
{
    /// <summary>A destination that refuses is tried again after this, doubled each time up to six hours.</summary>
    public TimeSpan FirstProbe { get; init; } = TimeSpan.FromMinutes(5);
}

internal sealed class TelegramSettings
{
    /// <summary>Of the bot, from BotFather.</summary>
    public string? Token { get; init; }

    /// <summary>A file that holds the token, such as /run/secrets/telegram.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Where the Bot API is: that of Telegram, or a server of your own.</summary>
    public string BaseAddress { get; init; } = "https://api.telegram.org";

    /// <summary>How commands come in: polling, webhook or off.</summary>
    public string Updates { get; init; } = "polling";

    /// <summary>Where Telegram posts to, when it does: the public https address that leads to <c>/telegram/updates</c> here.</summary>
    public string? WebhookAddress { get; init; }
}

internal sealed class DiscordSettings
{
    /// <summary>Of the bot, from the developer portal.</summary>
    public string? Token { get; init; }

    /// <summary>A file that holds the token, such as /run/secrets/discord.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Where the API is: that of Discord, or a proxy.</summary>
    public string BaseAddress { get; init; } = "https://discord.com/api/v10";

    /// <summary>How commands come in: gateway, http or off. Discord uses one way only.</summary>
    public string Interactions { get; init; } = "gateway";

    /// <summary>Of the application, from the developer portal; needed when interactions come over HTTP to <c>/discord/interactions</c> here.</summary>
    public string? PublicKey { get; init; }

    /// <summary>Instead of the gateway that Discord names: a proxy.</summary>
    public string? GatewayAddress { get; init; }
}

internal sealed class WebhookSettings
{
    /// <summary>The key that signs every webhook message.</summary>
    public string? Secret { get; init; }

    /// <summary>A file that holds the key, such as /run/secrets/webhook.</summary>
    public string? SecretFile { get; init; }

    /// <summary>Lets webhook messages go to private and loopback addresses.</summary>
    public bool AllowPrivateNetworks { get; init; }
}

internal sealed class TelemetrySettings
{
    /// <summary>Serves metrics for Prometheus at /metrics.</summary>
    public bool Prometheus { get; init; }

    /// <summary>Where metrics and traces are sent by OTLP, such as http://localhost:4317.</summary>
    public string? Otlp { get; init; }
}

/// <summary>A language model that confirms borderline items; without an endpoint and a name there is none.</summary>
internal sealed class ModelSettings
{
    /// <summary>The address of an OpenAI-compatible endpoint (with /v1) or of Ollama, or null.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The model's name, or null.</summary>
    public string? Name { get; init; }

    /// <summary><c>openai</c> or <c>ollama</c>.</summary>
    public string Kind { get; init; } = "openai";

    /// <summary>Sent to the endpoint as a bearer token, if it wants one.</summary>
    public string? Key { get; init; }

    /// <summary>A file that holds the key, such as /run/secrets/model.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Patience with one answer; the item is read without it afterwards.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>So many questions a day (UTC), then none.</summary>
    public int CallsPerDay { get; init; } = 200;
}

internal sealed class HttpSettings
{
    /// <summary>Where the page, the health addresses, the ledger as a calendar and the alerts as feeds are served.</summary>
    public string Address { get; init; } = "http://localhost:8080";

    /// <summary>Where this is reached from the internet, through whatever stands before it; without it nobody can call back (WebSub).</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Addresses or networks (10.0.0.0/8) of the proxies before it, whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Nobody else's are.</summary>
    public List<string> TrustedProxies { get; init; } = [];
}

internal sealed class FeedSettings
{
    /// <summary>Of the feed: http or https.</summary>
    public string Address { get; init; } = "";

    /// <summary>Id of the publisher: feeds of one publisher are one voice.</summary>
    public string Publisher { get; init; } = "";

    /// <summary>The language it writes in (en, uk, ru); without it each item tells its own.</summary>
    public string? Language { get; init; }

    /// <summary>Whether a state directs it: marked in every message. Without it the catalogue of publishers decides.</summary>
    public bool? StateMedia { get; init; }

    /// <summary>The time between two looks, instead of Polling:Interval.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The folders it is in, joined by slashes; for lists.</summary>
    public string? Group { get; init; }

    /// <summary>Its publisher lets you show the pictures of its items: they are shown where a destination asks for pictures too.</summary>
    public bool Pictures { get; init; }

    /// <summary>Sent instead of AlertBot's own.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Sent to the feed's own host. Values as they are, as env:NAME or as file:PATH; so with all that follow.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>An http, https or socks5 address.</summary>
    public string? Proxy { get; init; }

    /// <summary>Of basic authentication.</summary>
    public string? User { get; init; }

    /// <summary>Of basic authentication: env:NAME or file:PATH keep it out of the store.</summary>
    public string? Password { get; init; }

    /// <summary>A file that holds the password, such as /run/secrets/feed.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Empty when it wants nothing of its own.</summary>
    public FeedAccess Access() => new()
    {
        UserAgent = UserAgent,
        Headers = Headers,
        Proxy = Proxy,
        User = User,
        Password = Password ?? (PasswordFile is { } file ? $"file:{file}" : null),
    };
}

internal sealed class DestinationSettings
{
    /// <summary>By which subscriptions, logs and commands call it.</summary>
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

    /// <summary>How it hears what is new in a story it has a message of: reply, edit, thread or post.</summary>
    public string Live { get; init; } = "reply";

    /// <summary>What it gets of the alerts that gathered in an outage: all, per-story (the newest of each), or an age such as 06:00:00 that nothing older is sent of.</summary>
    public string CatchUp { get; init; } = "all";

    /// <summary>How many independent publishers make a story confirmed.</summary>
    public int Publishers { get; init; } = 1;

    /// <summary>What comes of a story that fewer report: hold (it waits for them, as long as the story goes on; what comes after a day says when it was first reported) or mark (it comes at once, marked as unconfirmed).</summary>
    public string Unconfirmed { get; init; } = "hold";

    /// <summary>Its messages show the picture of a report, from feeds whose <c>Pictures</c> is true.</summary>
    public bool Pictures { get; init; }
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

    /// <summary>The time of the destination's day at which reminders go out, such as 08:30; none means Alerts:ReminderHour.</summary>
    public TimeSpan? ReminderTime { get; init; }
}
