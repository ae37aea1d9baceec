using System.Text.Json;

namespace AlertBot.Fakes.Http;

public sealed record FakeAnswer(int Status, string Body, string ContentType = "application/json")
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static FakeAnswer Json(int status, object body) => new(status, JsonSerializer.Serialize(body));

    /// <summary>What an edge server answers in the place of the platform.</summary>
    public static FakeAnswer Html(int status) => new(status, $"<html><body><h1>{status}</h1></body></html>", "text/html");

    public FakeAnswer With(string header, string value) => this with { Headers = [.. Headers, KeyValuePair.Create(header, value)] };
}
