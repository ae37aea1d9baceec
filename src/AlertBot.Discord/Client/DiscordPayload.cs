using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;

namespace AlertBot.Discord.Client;

/// <summary>The body of a request: JSON, and the files that it names by their place as <c>attachments[].id</c>.</summary>
internal sealed record DiscordPayload(byte[] Json, ImmutableArray<DiscordFile> Files)
{
    public static implicit operator DiscordPayload(byte[] json) => FromBytes(json);

    public static DiscordPayload FromBytes(byte[] json) => new(json, []);

    /// <summary>Made anew for each attempt: a content can be sent once.</summary>
    public HttpContent Content()
    {
        var json = new ByteArrayContent(Json);
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (Files.IsDefaultOrEmpty)
        {
            return json;
        }

        var parts = new MultipartFormDataContent { { json, "payload_json" } };
        foreach (var (index, file) in Files.Index())
        {
            var part = new ReadOnlyMemoryContent(file.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
            parts.Add(part, string.Create(CultureInfo.InvariantCulture, $"files[{index}]"), file.Name);
        }

        return parts;
    }
}

/// <param name="Name">As it is shown, with its ending.</param>
public sealed record DiscordFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);
