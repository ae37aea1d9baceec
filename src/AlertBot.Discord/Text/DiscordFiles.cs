using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;

namespace AlertBot.Discord.Text;

/// <summary>Files beside a message; the first picture is shown inside its embed.</summary>
internal static class DiscordFiles
{
    private const int Most = 10;

    /// <summary>A message with its picture.</summary>
    public static DiscordPayload With(byte[] body, MessagePicture? picture) => picture is null ? body : Attach(JsonNode.Parse(body)!.AsObject(), [File(picture)]);

    public static DiscordFile File(MessagePicture picture) => new(picture.Name, picture.ContentType, picture.Content);

    public static DiscordPayload Attach(JsonObject message, IEnumerable<DiscordFile> files)
    {
        var attached = files.Take(Most).ToImmutableArray();
        if (attached.Length > 0)
        {
            message["attachments"] = new JsonArray([.. attached.Select((file, index) => new JsonObject { ["id"] = index, ["filename"] = file.Name })]);
        }

        if (attached.FirstOrDefault(file => file.ContentType.StartsWith("image/", StringComparison.Ordinal)) is { } picture && message["embeds"] is JsonArray { Count: > 0 } embeds)
        {
            embeds[0]!["image"] = new JsonObject { ["url"] = "attachment://" + picture.Name };
        }

        return new DiscordPayload(JsonSerializer.SerializeToUtf8Bytes(message), attached);
    }
}
