using System.ComponentModel.DataAnnotations;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Settings;

/// <summary>Finds everything that is wrong with the settings at once, each with its key and a valid example. Values of secrets are never quoted.</summary>
internal static class SettingsCheck
{
    public static IReadOnlyList<SettingProblem> Find(AlertBotSettings settings, IReadOnlyCollection<string> dossiers) =>
    [
        .. Storage(settings.Storage),
        .. Dossiers(settings.Dossiers),
        .. Annotated("Polling", settings.Polling),
        .. Annotated("Fetching", settings.Fetching),
        .. Alerts(settings.Alerts),
        .. Platforms(settings),
        .. settings.Feeds.SelectMany(Feed),
        .. Repeated(settings.Feeds.Select(f => f.Address), "Feeds", "Address", "https://example.org/rss.xml"),
        .. settings.Destinations.SelectMany((d, i) => Destination(d, i, settings)),
        .. Repeated(settings.Destinations.Select(d => d.Name), "Destinations", "Name", "Newsroom"),
        .. settings.Subscriptions.SelectMany((s, i) => Subscription(s, i, settings, dossiers)),
    ];

    private static IEnumerable<SettingProblem> Storage(StorageSettings storage) =>
        When(string.IsNullOrWhiteSpace(storage.Path), "Storage:Path", "is empty", "\"alertbot.db\"");

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

    private static IEnumerable<SettingProblem> Alerts(AlertSettings alerts) =>
    [
        .. When(alerts.MaximumAge <= TimeSpan.Zero, "Alerts:MaximumAge", $"is {alerts.MaximumAge}; it must be longer than nothing", "\"2.00:00:00\""),
        .. When(alerts.ReminderHour is < 0 or > 23, "Alerts:ReminderHour", $"is {alerts.ReminderHour}; it must be an hour from 0 to 23", "9"),
    ];

    private static IEnumerable<SettingProblem> Platforms(AlertBotSettings settings) =>
    [
        .. When(!IsWeb(settings.Telegram.BaseAddress), "Telegram:BaseAddress", "is not an http or https address", "\"https://api.telegram.org\""),
        .. When(!IsWeb(settings.Discord.BaseAddress), "Discord:BaseAddress", "is not an http or https address", "\"https://discord.com/api/v10\""),
        .. When(!IsWeb(settings.Http.Address), "Http:Address", $"is '{settings.Http.Address}', not an address to listen on", "\"http://localhost:8080\""),
        .. SecretFile("Telegram:TokenFile", settings.Telegram.TokenFile, "/run/secrets/telegram"),
        .. SecretFile("Discord:TokenFile", settings.Discord.TokenFile, "/run/secrets/discord"),
        .. SecretFile("Webhook:SecretFile", settings.Webhook.SecretFile, "/run/secrets/webhook"),
        .. When(settings.Telegram.Token is { } token && !token.Contains(':'), "Telegram:Token", "does not look like a token of BotFather (digits, a colon, letters)", "\"123456:ABC...\", best from the environment variable Telegram__Token"),
    ];

    private static IEnumerable<SettingProblem> SecretFile(string key, string? file, string example) =>
        When(file is not null && !File.Exists(file), key, $"is '{file}', which is not a readable file", $"\"{example}\"");

    private static IEnumerable<SettingProblem> Feed(FeedSettings feed, int index) =>
    [
        .. When(!IsWeb(feed.Address), $"Feeds:{index}:Address", $"is '{feed.Address}', not an http or https address", "\"https://example.org/rss.xml\""),
        .. When(string.IsNullOrWhiteSpace(feed.Publisher), $"Feeds:{index}:Publisher", "is missing: feeds of one publisher are one voice", "\"ukrinform\""),
        .. When(feed.Interval is { } i && (i < TimeSpan.FromSeconds(1) || i > TimeSpan.FromDays(1)), $"Feeds:{index}:Interval", $"is {feed.Interval}; it must lie between a second and a day", "\"00:05:00\""),
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
            .. subscription.Reminders.SelectMany((days, i) => When(days is < 0 or > 60, $"{key}:Reminders:{i}", $"is {days}; it must lie between 0 and 60 days", "7")),
        ];
    }

    private static IEnumerable<SettingProblem> Repeated(IEnumerable<string> values, string section, string property, string example) =>
        values.Select((value, index) => (value, index))
            .GroupBy(v => v.value, StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0)
            .SelectMany(g => g.Skip(1))
            .Select(v => new SettingProblem($"{section}:{v.index}:{property}", $"is '{v.value}' a second time", $"\"{example}\""));

    private static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static IEnumerable<SettingProblem> When(bool wrong, string key, string problem, string example) =>
        wrong ? [new SettingProblem(key, problem, example)] : [];
}
