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

        json.Headers.ContentDisposition = Part("payload_json", null);
        var parts = new MultipartFormDataContent { json };
        foreach (var (index, file) in Files.Index())
        {
            var part = new ReadOnlyMemoryContent(file.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
            part.Headers.ContentDisposition = Part(string.Create(CultureInfo.InvariantCulture, $"files[{index}]"), file.Name);
            parts.Add(part);
        }

        return parts;
    }

    /// <summary>In quotation marks, since brackets may not stand without (RFC 9110, 5.6.2); those of a name would end it.</summary>
    private static ContentDispositionHeaderValue Part(string name, string? file) => new("form-data")
    {
        Name = $"\"{name}\"",
        FileName = file is null ? null : $"\"{file.Replace('"', '\'').Replace('\\', '_')}\"",
    };
}

/// <param name="Name">As it is shown, with its ending.</param>
public sealed record DiscordFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);
