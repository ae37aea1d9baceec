using System.Globalization;

namespace AlertBot.Discord.Client;

/// <summary>A webhook of Discord: its id and its secret token, and the thread it should write in.</summary>
public sealed record WebhookAddress(ulong Id, string Token, ulong? Thread)
{
    /// <summary>Reads <c>https://discord.com/api/webhooks/ID/TOKEN?thread_id=ID</c>; the host is not looked at.</summary>
    public static WebhookAddress? Read(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var path = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(path, "webhooks");
        return at >= 0 && path.Length == at + 3 && Snowflake(path[at + 1]) is { } id ? new WebhookAddress(id, path[at + 2], ThreadOf(uri)) : null;
    }

    public override string ToString() => $"webhook {Id}/***";

    private static ulong? ThreadOf(Uri uri) =>
        uri.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).Where(pair => pair is ["thread_id", _]).Select(pair => Snowflake(pair[1])).FirstOrDefault();

    internal static ulong? Snowflake(string? text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
}
