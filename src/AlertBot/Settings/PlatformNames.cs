namespace AlertBot.Settings;

/// <summary>What settings need to know of each platform: its name, what an address looks like, and which secret it needs.</summary>
internal static class PlatformNames
{
    public const string Console = "console";
    public const string Telegram = "telegram";
    public const string Discord = "discord";
    public const string Webhook = "webhook";

    public static IReadOnlyList<string> All { get; } = [Console, Telegram, Discord, Webhook];

    public static bool IsAddress(string platform, string address) => platform switch
    {
        Telegram => IsTelegram(address),
        Discord => IsDiscordChannel(address) || IsDiscordWebhook(address),
        Webhook => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http",
        _ => true,
    };

    public static string ExampleAddress(string platform) => platform switch
    {
        Telegram => "\"-1001234567890\", \"-1001234567890/7\" for a topic, or \"@channel\"",
        Discord => "\"1234567890123456789\" (the id of a channel, thread or forum; ?tags=ID,ID for posts of a forum, ?publish=true for an announcement channel), or the address of a Discord webhook",
        _ => "\"https://example.org/hook\"",
    };

    public static bool HasSecret(string platform, string address, AlertBotSettings settings) => platform switch
    {
        Discord when IsDiscordWebhook(address) => true,
        Telegram => settings.Telegram.Token is not null || settings.Telegram.TokenFile is not null,
        Discord => settings.Discord.Token is not null || settings.Discord.TokenFile is not null,
        Webhook => settings.Webhook.Secret is not null || settings.Webhook.SecretFile is not null,
        _ => true,
    };

    public static string SecretKey(string platform) => platform switch
    {
        Telegram => "Telegram:Token",
        Discord => "Discord:Token",
        _ => "Webhook:Secret",
    };

    private static bool IsDiscordChannel(string address)
    {
        var parts = address.Split('?', 2);
        return ulong.TryParse(parts[0], out _)
            && (parts.Length == 1 || Array.TrueForAll(parts[1].Split('&'), option => option is "publish=true" or "publish=false" || (option.StartsWith("tags=", StringComparison.Ordinal) && Array.TrueForAll(option[5..].Split(','), tag => ulong.TryParse(tag, out _)))));
    }

    private static bool IsDiscordWebhook(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.AbsolutePath.Contains("/webhooks/", StringComparison.Ordinal);

    private static bool IsTelegram(string address)
    {
        var parts = address.Split('/');
        return parts.Length <= 2
            && (long.TryParse(parts[0], out _) || (parts[0].Length > 1 && parts[0][0] == '@'))
            && (parts.Length == 1 || int.TryParse(parts[1], out _));
    }
}
