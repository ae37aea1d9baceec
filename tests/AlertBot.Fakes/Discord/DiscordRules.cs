using System.Text.Json;

namespace AlertBot.Fakes.Discord;

/// <summary>Discord's documented limits of a message, and our own promise to ring for nobody by accident.</summary>
internal static class DiscordRules
{
    /// <returns>The rule that a message breaks, or null.</returns>
    public static string? Broken(JsonElement body) =>
        !body.TryGetProperty("allowed_mentions", out var mentions) || !mentions.TryGetProperty("parse", out var parse) || parse.GetArrayLength() > 0 ? "allowed_mentions must be there and parse nothing"
        : Length(body, "content") > 2000 ? "content is at most 2,000"
        : Length(body, "nonce") > 25 ? "a nonce has at most 25 characters"
        : !body.TryGetProperty("embeds", out var embeds) || embeds.GetArrayLength() is 0 or > 10 ? "a message has 1 to 10 embeds"
        : embeds.EnumerateArray().Select(BrokenEmbed).FirstOrDefault(rule => rule is not null)
        ?? (embeds.EnumerateArray().Sum(e => Length(e, "title") + Length(e, "description") + FooterLength(e)) > 6000 ? "all embeds together have at most 6,000" : null);

    private static string? BrokenEmbed(JsonElement embed) =>
        Length(embed, "title") is 0 or > 256 ? "a title has 1 to 256"
        : Length(embed, "description") > 4096 ? "a description has at most 4,096"
        : FooterLength(embed) > 2048 ? "a footer has at most 2,048"
        : null;

    private static int FooterLength(JsonElement embed) => embed.TryGetProperty("footer", out var footer) && footer.ValueKind == JsonValueKind.Object ? Length(footer, "text") : 0;

    /// <summary>In code points, as Discord counts.</summary>
    private static int Length(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.EnumerateRunes().Count() : 0;
}
