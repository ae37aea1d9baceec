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

    /// <summary>The body as a JSON object; an empty object when it is not one.</summary>
    public JsonElement Json { get; } = Parse(Body);

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
