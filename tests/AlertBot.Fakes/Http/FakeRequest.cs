using System.Text.Json;

namespace AlertBot.Fakes.Http;

/// <summary>A request as it came over the socket.</summary>
public sealed record FakeRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    private JsonElement? _json;

    /// <summary>The body as a JSON object, or the part <c>payload_json</c> of a form; an empty object when it is not one.</summary>
    public JsonElement Json => _json ??= Parse(MultipartForm.Read(this).GetValueOrDefault("payload_json")?.Content ?? Body);

    /// <summary>Of a form.</summary>
    public IReadOnlyList<FakeFile> Files =>
        [.. MultipartForm.Read(this).Where(part => part.Value.FileName is not null).Select(part => new FakeFile(part.Key, part.Value.FileName!, part.Value.Content))];

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            var root = JsonElement.Parse(body);
            return root.ValueKind == JsonValueKind.Object ? root : JsonElement.Parse("{}");
        }
        catch (JsonException)
        {
            return JsonElement.Parse("{}");
        }
    }
}

/// <param name="Field">Such as <c>files[0]</c>.</param>
public sealed record FakeFile(string Field, string Name, byte[] Content);
