using AlertBot.Feeds.Parsing;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Feeds.Polling;

/// <summary>An item of a document with the words and keys it would be stored under.</summary>
/// <param name="Published">The feed's own time, believable or not.</param>
/// <param name="Telling">Its content is particular enough to recognise it by that alone.</param>
public sealed record SeenItem(
    ItemKeys Keys,
    string? Guid,
    string? Link,
    string Title,
    string Text,
    Instant? Published,
    Instant? Updated,
    bool Telling)
{
    // Shorter texts ("Air raid alert") come again and mean another event.
    private const int TellingLength = 40;

    /// <summary>Who published the item, when the feed is one of other people's items; otherwise null.</summary>
    public string? Publisher { get; init; }

    public ItemPicture? Picture { get; init; }

    /// <param name="feed">The feed's address.</param>
    public static SeenItem From(ParsedItem item, Uri? feed = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Aggregator.Is(feed)
            ? Of(item with { Link = Aggregator.Link(item.Link), Title = item.Title is null ? null : Aggregator.Title(item.Title, item) }) with { Publisher = Aggregator.Publisher(item) }
            : Of(item);
    }

    private static SeenItem Of(ParsedItem item)
    {
        var text = PlainText.Of(item.Content) is { Length: > 0 } content ? content : PlainText.Of(item.Summary);
        var title = PlainText.Collapse(item.Title) is { Length: > 0 } own ? own : TitleFrom(text, item.Link);
        var (guid, link) = (GuidForm(item.Id), ItemKeys.OfLink(item.Link));
        var nameless = guid is null && link is null;
        var keys = new ItemKeys(
            guid is null ? null : StableHash.Of("guid", guid),
            link,
            // An item with neither guid nor link keeps its content key when only its text is edited.
            StableHash.Of("content", title, nameless ? "" : text, Time(item.Published)),
            StableHash.Of(title),
            StableHash.Of(text));
        var telling = nameless || item.Published is not null || text.Length >= TellingLength;
        return new(keys, item.Id?.Trim(), item.Link, title, text, item.Published ?? item.Updated, item.Updated, telling) { Picture = item.Picture };
    }

    /// <summary>A guid that is an address changes its scheme when the site does.</summary>
    private static string? GuidForm(string? guid)
    {
        guid = guid?.Trim();
        return string.IsNullOrEmpty(guid) ? null
            : guid.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? guid[7..]
            : guid.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? guid[8..]
            : guid;
    }

    private static string TitleFrom(string text, string? link)
    {
        const int longest = 120;
        var line = text.Split('\n', 2)[0];
        if (line.Length > longest)
        {
            var cut = line.LastIndexOf(' ', longest);
            line = line[..(cut > 0 ? cut : longest)] + "…";
        }

        return line.Length > 0 ? line : link ?? "";
    }

    private static string? Time(Instant? published) => published is { } time ? InstantPattern.General.Format(time) : null;
}
