using System.Text.Json;
using AlertBot.Fakes.Http;
using static AlertBot.Fakes.Discord.DiscordBody;

namespace AlertBot.Fakes.Discord;

/// <summary>Bodies that were checked, as the messages that Discord makes of them.</summary>
internal static class DiscordMessages
{
    private const int SuppressNotifications = 1 << 12;

    public static DiscordMessage Read(string channel, string id, JsonElement body, IReadOnlyList<FakeFile> files) => new(
        channel,
        id,
        Trimmed(body, "content"),
        Embeds(body),
        Rings(body),
        DiscordComponents.Read(body),
        body.TryGetProperty("message_reference", out var reply) ? Text(reply, "message_id") : null,
        Text(body, "nonce"),
        body.TryGetProperty("flags", out var flags) && (flags.GetInt32() & SuppressNotifications) != 0)
    {
        Flags = flags.ValueKind == JsonValueKind.Number ? flags.GetInt32() : 0,
        Files = [.. files.Select(file => file.Name)],
        Components = body.TryGetProperty("components", out var components) ? components.GetRawText() : "[]",
    };

    /// <summary>What an edit leaves out stays as it was.</summary>
    public static DiscordMessage Edited(DiscordMessage before, JsonElement body)
    {
        var after = Read(before.Channel, before.Id, body, []);
        return before with
        {
            Content = body.TryGetProperty("content", out _) ? after.Content : before.Content,
            Embeds = body.TryGetProperty("embeds", out _) ? after.Embeds : before.Embeds,
            Buttons = body.TryGetProperty("components", out _) ? after.Buttons : before.Buttons,
            Components = body.TryGetProperty("components", out _) ? after.Components : before.Components,
            Edits = before.Edits + 1,
        };
    }

    private static IReadOnlyList<DiscordEmbed> Embeds(JsonElement body) => [.. Items(body, "embeds").Select(embed => new DiscordEmbed(
        Trimmed(embed, "title"),
        Text(embed, "url"),
        Trimmed(embed, "description"),
        embed.TryGetProperty("color", out var colour) ? colour.GetInt32() : 0,
        Trimmed(Footer(embed), "text"))
    {
        Image = embed.TryGetProperty("image", out var image) ? Text(image, "url") : null,
        ImageDescription = embed.TryGetProperty("image", out var shown) ? Text(shown, "description") : null,
    })];

    private static IReadOnlyList<string> Rings(JsonElement body)
    {
        var (content, allowed) = (Trimmed(body, "content"), body.GetProperty("allowed_mentions"));
        var roles = Items(allowed, "roles").Select(id => $"<@&{id.GetString()}>");
        var users = Items(allowed, "users").Select(id => $"<@{id.GetString()}>");
        return [.. roles.Concat(users).Where(mention => content.Contains(mention, StringComparison.Ordinal)).Select(mention => mention.Trim('<', '>', '@', '&'))];
    }
}
