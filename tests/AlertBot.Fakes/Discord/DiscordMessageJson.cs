using System.Text.Json;

namespace AlertBot.Fakes.Discord;

/// <summary>A message as the API shows it.</summary>
internal static class DiscordMessageJson
{
    private const int Crossposted = 1 << 0;

    public static Dictionary<string, object?> Of(DiscordMessage message)
    {
        var id = 0;
        var json = new Dictionary<string, object?>
        {
            ["id"] = message.Id,
            ["channel_id"] = message.Channel,
            ["type"] = 0,
            ["content"] = message.Content,
            ["author"] = DiscordObjects.Bot,
            ["mentions"] = Array.Empty<object>(),
            ["mention_roles"] = Array.Empty<string>(),
            ["mention_everyone"] = false,
            ["attachments"] = message.Files.Select((file, index) => new { id = $"{index + 1}", filename = file, size = 1, url = $"https://cdn.example.com/{file}", proxy_url = $"https://cdn.example.com/{file}" }).ToArray(),
            ["embeds"] = message.Embeds.Select(Embed).ToArray(),
            ["timestamp"] = "2026-01-01T00:00:00.000000+00:00",
            ["edited_timestamp"] = message.Edits > 0 ? "2026-01-01T00:01:00.000000+00:00" : null,
            ["flags"] = message.Flags | (message.IsCrossposted ? Crossposted : 0),
            ["pinned"] = false,
            ["tts"] = false,
            ["components"] = JsonDocument.Parse(message.Components).RootElement.EnumerateArray().Select(Numbered).ToArray(),
        };
        if (message.Nonce is { } nonce)
        {
            json["nonce"] = nonce;
        }

        if (message.Webhook is { } webhook)
        {
            json["webhook_id"] = webhook;
        }

        if (message.ReplyTo is { } reply)
        {
            json["message_reference"] = new { type = 0, channel_id = message.Channel, message_id = reply };
        }

        return json;

        // Discord numbers the components that were sent without an id.
        Dictionary<string, object?> Numbered(JsonElement component)
        {
            var numbered = component.EnumerateObject().ToDictionary(p => p.Name, object? (p) => p.Name == "components" ? p.Value.EnumerateArray().Select(Numbered).ToArray() : p.Value);
            numbered.TryAdd("id", ++id);
            return numbered;
        }
    }

    private static Dictionary<string, object> Embed(DiscordEmbed embed)
    {
        var json = new Dictionary<string, object> { ["type"] = "rich", ["color"] = embed.Colour };
        Set("title", embed.Title);
        Set("description", embed.Description);
        Set("url", embed.Url);
        if (embed.Image is { } picture)
        {
            json["image"] = new { url = picture };
        }

        if (embed.Footer.Length > 0)
        {
            json["footer"] = new { text = embed.Footer };
        }

        return json;

        void Set(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                json[name] = text;
            }
        }
    }
}
