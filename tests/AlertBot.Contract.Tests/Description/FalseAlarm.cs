using System.Text.Json.Nodes;

namespace AlertBot.Contract.Tests.Description;

/// <summary>A place where Discord's description says something else than Discord does; the documentation is right then.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Said">The type that the description gives.</param>
internal sealed record FalseAlarm(string Name, string[] Path, string Said, JsonNode Instead)
{
    /// <summary>Every one that is known. One that Discord mends has to be taken out of this list.</summary>
    public static IReadOnlyList<FalseAlarm> All { get; } =
    [
        // Documented as a string; the API takes both.
        .. new[] { "ApplicationCommandUpdateRequest", "ApplicationCommandCreateRequest" }.Select(schema =>
            new FalseAlarm($"default_member_permissions of {schema}", ["components", "schemas", schema, "properties", "default_member_permissions"], "integer", new JsonObject { ["type"] = new JsonArray("string", "integer", "null") })),
        // The number of the file beside it, which the documentation's own examples write as an integer.
        new("id of MessageAttachmentRequest", ["components", "schemas", "MessageAttachmentRequest", "properties", "id"], "SnowflakeType", new JsonObject { ["type"] = new JsonArray("string", "integer") }),
    ];

    /// <summary>
    /// The fields of a form that has files are in its part <c>payload_json</c>, as the documentation wants it. The description knows nothing
    /// of that part, so Prism misses in the form what is inside of it. The same bodies are checked without files.
    /// </summary>
    public static bool IsFormWithFiles(HttpRequestMessage request, string place, string words) =>
        request.Content is MultipartFormDataContent && place == "request.body" && words.StartsWith("Request body must ", StringComparison.Ordinal);

    public void Silence(JsonNode description)
    {
        var owner = Path[..^1].Aggregate(description, (node, name) => node[name] ?? throw new KeyNotFoundException($"The description has no {name} any more: {Name}"));
        var said = owner[Path[^1]]?.ToJsonString() ?? "";
        Assert.True(said.Contains(Said, StringComparison.Ordinal), $"Not a false alarm any more: {Name} is {said}");
        owner[Path[^1]] = Instead.DeepClone();
    }
}
