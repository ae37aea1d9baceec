using System.ComponentModel.DataAnnotations;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Pages;
using AlertBot.Running;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Settings;

/// <summary>Finds everything that is wrong with the settings at once, each with its key and a valid example. Values of secrets are never quoted.</summary>
internal static class SettingsCheck
{
    /// <summary>What is about now is searched, tried in a backtest and asked about.</summary>
    private const int FewestDaysKept = 30;
    private const int MostDaysKept = 36_500;

    public static IReadOnlyList<SettingProblem> Find(AlertBotSettings settings, IReadOnlyCollection<string> dossiers) =>
    [
        .. Storage(settings.Storage),
        .. Dossiers(settings.Dossiers),
        .. Annotated("Polling", settings.Polling),
        .. Annotated("Fetching", settings.Fetching),
        .. Alerts(settings.Alerts),
        .. When(settings.Retention.Days is not 0 and (< FewestDaysKept or > MostDaysKept), "Retention:Days", $"is {settings.Retention.Days}; it must be 0 for ever, or {FewestDaysKept} to {MostDaysKept} days", "400"),
        .. Model(settings.Model),
        .. Platforms(settings),
        .. Page(settings.Page),
        .. settings.Owners.SelectMany((owner, i) => When(owner.Split(':') is not ["telegram" or "discord", var id] || !ulong.TryParse(id, out _), $"Owners:{i}", $"is '{owner}', not a platform and the id of a person there", "\"telegram:123456789\"")),
        .. settings.Feeds.SelectMany(Feed),
        .. Repeated(settings.Feeds.Select(f => f.Address), "Feeds", "Address", "https://example.org/rss.xml"),
        .. settings.Destinations.SelectMany((d, i) => Destination(d, i, settings)),
        .. Repeated(settings.Destinations.Select(d => d.Name), "Destinations", "Name", "Newsroom"),
        .. settings.Subscriptions.SelectMany((s, i) => Subscription(s, i, settings, dossiers)),
    ];

    private static IEnumerable<SettingProblem> Storage(StorageSettings storage) =>
    [
        .. When(string.IsNullOrWhiteSpace(storage.Path), "Storage:Path", "is empty", "\"alertbot.db\""),
        .. When(storage.Connection is { } connection && !connection.Contains('=', StringComparison.Ordinal), "Storage:Connection", "is not a connection string of PostgreSQL", "\"Host=db;Database=alertbot;Username=alertbot;Password=...\", best from the environment variable Storage__Connection"),
        .. SecretFile("Storage:ConnectionFile", storage.ConnectionFile, "/run/secrets/database"),
    ];

    private static IEnumerable<SettingProblem> Dossiers(DossierSettings dossiers) =>
        When(dossiers.Folder is { } folder && !Directory.Exists(folder), "Dossiers:Folder", $"is '{dossiers.Folder}', which is not a folder", "\"/etc/alertbot/dossiers\"");

    /// <summary>What the annotations of an options record say is wrong; the example is the default.</summary>
    private static IEnumerable<SettingProblem> Annotated<T>(string section, T options)
        where T : class, new()
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(r =>
        {
            var member = r.MemberNames.First();
            return new SettingProblem($"{section}:{member}", $"is not usable: {r.ErrorMessage!.TrimEnd('.')}", $"\"{typeof(T).GetProperty(member)!.GetValue(new T())}\"");
        });
    }

    private static IEnumerable<SettingProblem> Model(ModelSettings model) =>
    [
        .. When(model.Endpoint is { } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"), "Model:Endpoint", $"is '{model.Endpoint}', which is not an address", "\"http://localhost:11434\""),
        .. When(model.Endpoint is null != model.Name is null, model.Name is null ? "Model:Name" : "Model:Endpoint", "is missing while the other of the two is set", "\"llama3.1\" and \"http://localhost:11434\""),
        .. When(model.Kind is not (LanguageModel.ModelServices.OpenAi or LanguageModel.ModelServices.Ollama), "Model:Kind", $"is '{model.Kind}'", "\"openai\" or \"ollama\""),
        .. When(model.Timeout <= TimeSpan.Zero, "Model:Timeout", $"is {model.Timeout}; it must be longer than nothing", "\"00:00:10\""),
        .. When(model.CallsPerDay < 0, "Model:CallsPerDay", $"is {model.CallsPerDay}; it must be 0 or more", "200"),
    ];

    private static IEnumerable<SettingProblem> Alerts(AlertSettings alerts) =>
    [
        .. When(alerts.MaximumAge <= TimeSpan.Zero, "Alerts:MaximumAge", $"is {alerts.MaximumAge}; it must be longer than nothing", "\"2.00:00:00\""),
        .. When(alerts.ReminderHour is < 0 or > 23, "Alerts:ReminderHour", $"is {alerts.ReminderHour}; it must be an hour from 0 to 23", "9"),
    ];

    private static IEnumerable<SettingProblem> Platforms(AlertBotSettings settings) =>
    [
        .. When(settings.Delivery.FirstProbe < TimeSpan.FromSeconds(1) || settings.Delivery.FirstProbe > TimeSpan.FromHours(6), "Delivery:FirstProbe", $"is {settings.Delivery.FirstProbe}; it must lie between a second and six hours", "\"00:05:00\""),
        .. When(!IsWeb(settings.Telegram.BaseAddress), "Telegram:BaseAddress", "is not an http or https address", "\"https://api.telegram.org\""),
        .. When(!IsWeb(settings.Discord.BaseAddress), "Discord:BaseAddress", "is not an http or https address", "\"https://discord.com/api/v10\""),
        .. Receiving(settings),
        .. When(!IsWeb(settings.Http.Address), "Http:Address", $"is '{settings.Http.Address}', not an address to listen on", "\"http://localhost:8080\""),
        .. When(settings.Telemetry.Otlp is { } otlp && !IsWeb(otlp), "Telemetry:Otlp", $"is '{settings.Telemetry.Otlp}', not an http or https address", "\"http://localhost:4317\""),
        .. When(settings.Http.PublicAddress is { } open && !IsWeb(open), "Http:PublicAddress", $"is '{settings.Http.PublicAddress}', not an http or https address", "\"https://alerts.example.org\""),
        .. settings.Http.TrustedProxies.SelectMany((proxy, i) => When(HttpGuard.NetworkOf(proxy) is null, $"Http:TrustedProxies:{i}", $"is '{proxy}', neither an address nor a network", "\"10.0.0.0/8\"")),
        .. SecretFile("Telegram:TokenFile", settings.Telegram.TokenFile, "/run/secrets/telegram"),
        .. SecretFile("Discord:TokenFile", settings.Discord.TokenFile, "/run/secrets/discord"),
        .. SecretFile("Webhook:SecretFile", settings.Webhook.SecretFile, "/run/secrets/webhook"),
        .. When(settings.Telegram.Token is { } token && !token.Contains(':'), "Telegram:Token", "does not look like a token of BotFather (digits, a colon, letters)", "\"123456:ABC...\", best from the environment variable Telegram__Token"),
    ];

    private static IEnumerable<SettingProblem> Page(PageSettings page) =>
    [
        .. When(!PageMode.All.Contains(page.Mode), "Page:Mode", $"is '{page.Mode}'; it must be one of {string.Join(", ", PageMode.All)}", "\"public\""),
        .. When(page.AdminKey is { Length: < PageSettings.ShortestKey }, "Page:AdminKey", $"is shorter than {PageSettings.ShortestKey} characters, so that it could be guessed", "the environment variable Page__AdminKey with what `openssl rand -hex 16` prints"),
        .. SecretFile("Page:AdminKeyFile", page.AdminKeyFile, "/run/secrets/page"),
        .. When(page.OpenId.Authority is { } authority && !IsWeb(authority), "Page:OpenId:Authority", $"is '{page.OpenId.Authority}', not an http or https address", "\"https://accounts.example.org\""),
        .. When(page.OpenId.Authority is not null && string.IsNullOrWhiteSpace(page.OpenId.ClientId), "Page:OpenId:ClientId", "is missing: the provider gives it when you register this page there", "\"alertbot\""),
        .. When(page.OpenId.Authority is not null && page.OpenId.Admins.Count == 0, "Page:OpenId:Admins", "names nobody, so that nobody could sign in", "[ \"editor@example.org\" ]"),
        .. SecretFile("Page:OpenId:ClientSecretFile", page.OpenId.ClientSecretFile, "/run/secrets/openid"),
        .. When(page.KeyFolder is { } folder && !CanBeFolder(folder), "Page:KeyFolder", $"is '{page.KeyFolder}', which neither is a folder nor lies in one", "\"/data/keys\""),
        .. When(page.RequestsPerSecond < 1, "Page:RequestsPerSecond", $"is {page.RequestsPerSecond}; it must be at least 1", "50"),
    ];

    /// <summary>It is made when it is not there yet: a volume of an earlier version has none.</summary>
    private static bool CanBeFolder(string path) => Directory.Exists(path) || Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)));

    private static IEnumerable<SettingProblem> Receiving(AlertBotSettings settings) =>
    [
        .. When(settings.Telegram.Updates is not ("polling" or "webhook" or "off"), "Telegram:Updates", $"is '{settings.Telegram.Updates}'; it must be polling, webhook or off", "\"polling\""),
        .. When(settings.Telegram.Updates == "webhook" && !IsSecureWeb(settings.Telegram.WebhookAddress), "Telegram:WebhookAddress", "is not an https address, which Telegram needs to post updates to", "\"https://bot.example.org/telegram/updates\""),
        .. When(settings.Telegram.Updates != "webhook" && settings.Telegram.WebhookAddress is not null, "Telegram:WebhookAddress", "is set, but updates are not posted: Telegram gives them one way only", "null, or \"webhook\" for Telegram:Updates"),
        .. When(settings.Discord.Interactions is not ("gateway" or "http" or "off"), "Discord:Interactions", $"is '{settings.Discord.Interactions}'; it must be gateway, http or off", "\"gateway\""),
        .. When(settings.Discord.Interactions == "http" && !IsPublicKey(settings.Discord.PublicKey), "Discord:PublicKey", "is not the public key of an application, which proves that interactions come from Discord", "the 64 hexadecimal digits under General Information in the developer portal"),
        .. When(settings.Discord.Interactions != "http" && settings.Discord.PublicKey is not null, "Discord:PublicKey", "is set, but interactions do not come over HTTP: Discord sends them one way only", "null, or \"http\" for Discord:Interactions"),
        .. When(settings.Discord.GatewayAddress is { } gateway && !(Uri.TryCreate(gateway, UriKind.Absolute, out var address) && address.Scheme is "wss" or "ws"), "Discord:GatewayAddress", "is not a ws or wss address", "\"wss://gateway.discord.gg\""),
    ];

    private static IEnumerable<SettingProblem> SecretFile(string key, string? file, string example) =>
        When(file is not null && !File.Exists(file), key, $"is '{file}', which is not a readable file", $"\"{example}\"");

    private static IEnumerable<SettingProblem> Feed(FeedSettings feed, int index) =>
    [
        .. When(!IsWeb(feed.Address), $"Feeds:{index}:Address", $"is '{feed.Address}', not an http or https address", "\"https://example.org/rss.xml\""),
        .. When(string.IsNullOrWhiteSpace(feed.Publisher), $"Feeds:{index}:Publisher", "is missing: feeds of one publisher are one voice", "\"ukrinform\""),
        .. When(feed.Interval is { } i && (i < TimeSpan.FromSeconds(1) || i > TimeSpan.FromDays(1)), $"Feeds:{index}:Interval", $"is {feed.Interval}; it must lie between a second and a day", "\"00:05:00\""),
        .. FeedAccessCheck.Of($"Feeds:{index}", feed),
    ];

    private static IEnumerable<SettingProblem> Destination(DestinationSettings destination, int index, AlertBotSettings settings)
    {
        var key = $"Destinations:{index}";
        return
        [
            .. When(string.IsNullOrWhiteSpace(destination.Name), $"{key}:Name", "is missing", "\"Newsroom\""),
            .. When(!PlatformNames.All.Contains(destination.Platform), $"{key}:Platform", $"is '{destination.Platform}'; it must be one of {string.Join(", ", PlatformNames.All)}", "\"telegram\""),
            .. When(!PlatformNames.IsAddress(destination.Platform, destination.Address), $"{key}:Address", "is not an address of its platform", PlatformNames.ExampleAddress(destination.Platform)),
            .. When(!PlatformNames.HasSecret(destination.Platform, destination.Address, settings), $"{key}:Platform", $"is {destination.Platform}, but {PlatformNames.SecretKey(destination.Platform)} is not set", $"the environment variable {PlatformNames.SecretKey(destination.Platform).Replace(":", "__", StringComparison.Ordinal)}"),
            .. When(destination.Language is not ("en" or "uk" or "ru"), $"{key}:Language", $"is '{destination.Language}'; it must be en, uk or ru", "\"uk\""),
            .. When(DateTimeZoneProviders.Tzdb.GetZoneOrNull(destination.TimeZone) is null, $"{key}:TimeZone", $"is '{destination.TimeZone}', not an IANA time zone", "\"Europe/Kyiv\""),
            .. When(!Enum.TryParse<LiveMode>(destination.Live, ignoreCase: true, out _), $"{key}:Live", $"is '{destination.Live}'; it must be reply, edit, thread or post", "\"reply\""),
            .. When(CatchUpText.Read(destination.CatchUp) is null, $"{key}:CatchUp", $"is '{destination.CatchUp}'; it must be all, per-story, or an age of 15 minutes or more", "\"06:00:00\""),
            .. When(destination.Publishers is < 1 or > 10, $"{key}:Publishers", $"is {destination.Publishers}; it must be 1 to 10", "2"),
            .. When(destination.Unconfirmed is not ("hold" or "mark"), $"{key}:Unconfirmed", $"is '{destination.Unconfirmed}'; it must be hold or mark", "\"mark\""),
            .. When(!QuietHoursText.TryParse(destination.QuietHours, out _, out var problem), $"{key}:QuietHours", problem, "\"23:00-07:00\""),
        ];
    }

    private static IEnumerable<SettingProblem> Subscription(SubscriptionSettings subscription, int index, AlertBotSettings settings, IReadOnlyCollection<string> dossiers)
    {
        var key = $"Subscriptions:{index}";
        return
        [
            .. When(settings.Destinations.TrueForAll(d => d.Name != subscription.Destination), $"{key}:Destination", $"is '{subscription.Destination}', which no entry of Destinations is named", $"\"{settings.Destinations.FirstOrDefault()?.Name ?? "Newsroom"}\""),
            .. subscription.Dossiers.SelectMany((d, i) => When(!dossiers.Contains(d), $"{key}:Dossiers:{i}", $"is '{d}', but the dossiers are {string.Join(", ", dossiers)}", $"\"{dossiers.FirstOrDefault()}\"")),
            .. subscription.Categories.SelectMany((c, i) => When(!Enum.TryParse<Category>(c, ignoreCase: true, out _), $"{key}:Categories:{i}", $"is '{c}'; it must be one of {string.Join(", ", Enum.GetNames<Category>()).ToLowerInvariant()}", "\"round\"")),
            .. When(subscription.ReminderTime is { } time && (time < TimeSpan.Zero || time >= TimeSpan.FromDays(1)), $"{key}:ReminderTime", "is no time of a day", "08:30"),
            .. subscription.Reminders.SelectMany((days, i) => When(days is < 0 or > 60, $"{key}:Reminders:{i}", $"is {days}; it must lie between 0 and 60 days", "7")),
        ];
    }

    private static IEnumerable<SettingProblem> Repeated(IEnumerable<string> values, string section, string property, string example) =>
        values.Select((value, index) => (value, index))
            .GroupBy(v => v.value, StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0)
            .SelectMany(g => g.Skip(1))
            .Select(v => new SettingProblem($"{section}:{v.index}:{property}", $"is '{v.value}' a second time", $"\"{example}\""));

    private static bool IsPublicKey(string? key) => key is { Length: 64 } && key.All(char.IsAsciiHexDigit);

    private static bool IsSecureWeb(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == "https";

    private static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static IEnumerable<SettingProblem> When(bool wrong, string key, string problem, string example) =>
        wrong ? [new SettingProblem(key, problem, example)] : [];
}
