using System.Text.Json;

namespace AlertBot.Fakes.Discord;

/// <summary>Where a message goes: each place has rules of its own.</summary>
internal enum BodyPlace
{
    Channel,
    Webhook,
    Interaction,
}

/// <summary>
/// What Discord says about the body of a message, by its documented rules; lengths are counted in code points. Stricter in one thing:
/// <c>allowed_mentions</c> has to be there and must parse nothing, for feed text would ring for everyone otherwise.
/// </summary>
internal static class DiscordBody
{
    /// <returns>Where and why it is refused, or null.</returns>
    public static WrongForm? Wrong(JsonElement body, BodyPlace place)
    {
        var isWebhook = place == BodyPlace.Webhook;
        var embeds = Items(body, "embeds").ToList();
        return Long(body, "content", 2_000)
            ?? (embeds.Count > 10 ? new WrongForm("embeds", "BASE_TYPE_MAX_LENGTH") : null)
            ?? First(embeds.Select(WrongEmbed))
            ?? (embeds.Sum(Length) > 6_000 ? new WrongForm("embeds", "MAX_EMBED_SIZE_EXCEEDED") : null)
            ?? (Trimmed(body, "content").Length == 0 && embeds.Count == 0 ? new WrongForm("content", "empty message") : null)
            ?? WrongMentions(body)
            ?? WrongNonce(body, place)
            ?? DiscordComponents.Wrong(body, isWebhook)
            ?? (place != BodyPlace.Channel && body.TryGetProperty("message_reference", out _) ? new WrongForm("message_reference", "webhooks do not reply") : null);
    }

    public static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string Trimmed(JsonElement json, string name) => (Text(json, name) ?? "").Trim();

    public static int CodePoints(string text) => text.EnumerateRunes().Count();

    public static WrongForm? Long(JsonElement json, string name, int limit) =>
        CodePoints(Trimmed(json, name)) > limit ? new WrongForm(name, "BASE_TYPE_MAX_LENGTH") : null;

    public static WrongForm? First(IEnumerable<WrongForm?> wrongs) => wrongs.FirstOrDefault(wrong => wrong is not null);

    public static bool IsLink(string? url, int longest) =>
        url is null || (url.Length <= longest && Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https");

    private static WrongForm? WrongEmbed(JsonElement embed) =>
        Long(embed, "title", 256)
        ?? Long(embed, "description", 4_096)
        ?? Long(Footer(embed), "text", 2_048)
        ?? (Length(embed) == 0 ? new WrongForm("embeds", "empty embed") : null)
        ?? (IsLink(Text(embed, "url"), 2_048) ? null : new WrongForm("url", "URL_TYPE_INVALID_URL"))
        ?? (embed.TryGetProperty("image", out var image) && !(Text(image, "url") is { } picture && (picture.StartsWith("attachment://", StringComparison.Ordinal) || IsLink(picture, 2_048))) ? new WrongForm("image", "URL_TYPE_INVALID_URL") : null)
        ?? (embed.TryGetProperty("footer", out _) && Trimmed(Footer(embed), "text").Length == 0 ? new WrongForm("footer", "BASE_TYPE_REQUIRED") : null)
        ?? (embed.TryGetProperty("title", out _) && Trimmed(embed, "title").Length == 0 ? new WrongForm("title", "BASE_TYPE_REQUIRED") : null);

    private static int Length(JsonElement embed) =>
        CodePoints(Trimmed(embed, "title")) + CodePoints(Trimmed(embed, "description")) + CodePoints(Trimmed(Footer(embed), "text"));

    public static JsonElement Footer(JsonElement embed) =>
        embed.TryGetProperty("footer", out var footer) && footer.ValueKind == JsonValueKind.Object ? footer : JsonElement.Parse("{}");

    private static WrongForm? WrongMentions(JsonElement body)
    {
        if (!body.TryGetProperty("allowed_mentions", out var allowed) || !allowed.TryGetProperty("parse", out var parse) || parse.GetArrayLength() > 0)
        {
            return new WrongForm("allowed_mentions", "parse must be there and empty");
        }

        return WrongIds(allowed, "roles") ?? WrongIds(allowed, "users");
    }

    private static WrongForm? WrongIds(JsonElement allowed, string name)
    {
        var ids = Items(allowed, name).Select(id => id.GetString()).ToList();
        return ids.Count > 100 ? new WrongForm(name, "BASE_TYPE_MAX_LENGTH")
            : ids.Distinct().Count() < ids.Count ? new WrongForm(name, "SET_TYPE_ALREADY_CONTAINS_VALUE")
            : ids.Exists(id => !ulong.TryParse(id, out _)) ? new WrongForm(name, "NUMBER_TYPE_COERCE")
            : null;
    }

    private static WrongForm? WrongNonce(JsonElement body, BodyPlace place) =>
        Text(body, "nonce") is not { } nonce ? null
        : place != BodyPlace.Channel ? new WrongForm("nonce", "webhooks know no nonce")
        : nonce.Length > 25 ? new WrongForm("nonce", "NONCE_TYPE_TOO_LONG")
        : null;
}
