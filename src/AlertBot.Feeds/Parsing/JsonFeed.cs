using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Feeds.Parsing;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeed
{
    public static ParsedFeed Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            {
                throw new UnreadableFeedException("The document is JSON, but not a JSON Feed: it has no items.");
            }

            return new ParsedFeed(
                FeedFormat.Json,
                Text(root, "title"),
                Text(root, "home_page_url"),
                Text(root, "language"),
                Text(root, "description"),
                null,
                [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(Item)]);
        }
        catch (JsonException e)
        {
            throw new UnreadableFeedException($"The document is not sound JSON: {e.Message}", e);
        }
    }

    private static ParsedItem Item(JsonElement item) => new(
        Text(item, "id"),
        Text(item, "title"),
        Text(item, "url") ?? Text(item, "external_url"),
        Time(item, "date_published"),
        Time(item, "date_modified"),
        Text(item, "summary"),
        Text(item, "content_html") ?? Text(item, "content_text"),
        [],
        Tags(item),
        Text(item, "image"));

    private static ImmutableArray<string> Tags(JsonElement item) =>
        item.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)]
            : [];

    private static Instant? Time(JsonElement item, string name) =>
        Text(item, name) is { } text && OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var time) ? time.ToInstant() : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
