using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using AlertBot.Feeds.Parsing.Dates;
using AlertBot.Feeds.Parsing.Pictures;
using AlertBot.Feeds.Parsing.Text;
using NodaTime;

namespace AlertBot.Feeds.Parsing;

/// <summary>JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
internal static class JsonFeed
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static ParsedFeed Read(ReadOnlyMemory<byte> body, Uri? address)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Lenient);
            return Feed(document.RootElement, address);
        }
        catch (JsonException e)
        {
            throw new UnreadableFeedException($"The document is not sound JSON: {e.Message}", e);
        }
    }

    private static ParsedFeed Feed(JsonElement root, Uri? address)
    {
        if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            throw new UnreadableFeedException("The document is JSON, but not a JSON Feed: it has no items.");
        }

        var link = Links.Absolute(Text(root, "home_page_url"), address);
        var around = address ?? (Uri.TryCreate(link, UriKind.Absolute, out var home) ? home : null);
        var language = Text(root, "language");
        return new ParsedFeed(
            FeedFormat.Json, Plain(root, "title"), link, language, Plain(root, "description"), null,
            [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(i => Item(i, around))])
        {
            Hints = PollingHints.None with { Hub = Hub(root), Self = Text(root, "feed_url") },
        };
    }

    private static ParsedItem Item(JsonElement item, Uri? around) => new(
        Text(item, "id"),
        Plain(item, "title"),
        Links.Absolute(Text(item, "url") ?? Text(item, "external_url"), around),
        Time(item, "date_published"),
        Time(item, "date_modified"),
        Text(item, "summary") is { } summary ? WebUtility.HtmlEncode(summary) : null,
        Text(item, "content_html") ?? (Text(item, "content_text") is { } plain ? WebUtility.HtmlEncode(plain) : null),
        Authors(item),
        [.. Array(item, "tags").Select(Text).OfType<string>()],
        Links.Absolute(Text(item, "image") ?? Text(item, "banner_image"), around))
    {
        Base = around,
        Picture = Picture(item, around),
    };

    private static ItemPicture? Picture(JsonElement item, Uri? around)
    {
        var choice = new PictureChoice();
        choice.Offer(new OfferedPicture(Text(item, "image")), around);
        choice.Offer(new OfferedPicture(Text(item, "banner_image")), around);
        return choice.Chosen;
    }

    /// <summary>Version 1.0 has one author, 1.1 several.</summary>
    private static ImmutableArray<string> Authors(JsonElement item)
    {
        var one = item.TryGetProperty("author", out var author) ? [author] : Enumerable.Empty<JsonElement>();
        return [.. Array(item, "authors").Concat(one).Where(a => a.ValueKind == JsonValueKind.Object).Select(a => Text(a, "name")).OfType<string>().Distinct()];
    }

    private static string? Hub(JsonElement root) =>
        Array(root, "hubs")
            .Where(h => h.ValueKind == JsonValueKind.Object && string.Equals(Text(h, "type"), "WebSub", StringComparison.OrdinalIgnoreCase))
            .Select(h => Text(h, "url"))
            .FirstOrDefault();

    private static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private static Instant? Time(JsonElement item, string name) => FeedDate.Parse(Text(item, name));

    private static string? Plain(JsonElement element, string name) =>
        Text(element, name) is { } text && InlineText.OfHtml(text) is { Length: > 0 } plain ? plain : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return null;
        }

        try
        {
            return value.ToString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: no text can hold it.
            return null;
        }
    }
}
