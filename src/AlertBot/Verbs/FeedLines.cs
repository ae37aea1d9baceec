using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Parsing.Text;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Verbs;

/// <summary>The first output line of a source in <c>parse --format jsonl</c>; scripts rely on its fields.</summary>
internal sealed record FeedLine(
    string Type,
    string Source,
    FeedFormat Format,
    string? Title,
    string? Link,
    string? Language,
    string? Description,
    string? Updated,
    int Items)
{
    public static FeedLine Of(string source, ParsedFeed feed) => new(
        "feed", source, feed.Format, feed.Title, feed.Link, feed.Language, feed.Description, Iso(feed.Updated), feed.Items.Length);

    public static string? Iso(Instant? time) => time is { } known ? InstantPattern.ExtendedIso.Format(known) : null;
}

/// <summary>An item in <c>parse --format jsonl</c>; scripts rely on its fields.</summary>
internal sealed record FeedItemLine(
    string Type,
    string Source,
    string? Id,
    string? Title,
    string? Link,
    string? Published,
    string? Updated,
    string? Summary,
    string? Content,
    IReadOnlyList<string> Authors,
    IReadOnlyList<string> Categories,
    string? Image)
{
    public static FeedItemLine Of(string source, ParsedItem item) => new(
        "item",
        source,
        item.Id,
        item.Title,
        item.Link,
        FeedLine.Iso(item.Published),
        FeedLine.Iso(item.Updated),
        Safe(item.Summary, item),
        Safe(item.Content, item),
        item.Authors,
        item.Categories,
        item.Image);

    private static string? Safe(string? html, ParsedItem item) =>
        html is null ? null : SafeHtml.Clean(html, item.Base ?? (Uri.TryCreate(item.Link, UriKind.Absolute, out var own) ? own : null));
}
