using System.Text;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Parsing.Markup;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Discovery;

/// <summary>The links of a page: its base, announcements that others overlook, and anchors that sound like feeds.</summary>
internal sealed class PageLinks
{
    private const int MaxLinks = 30;

    public PageLinks(ReadOnlySpan<byte> html, Uri page)
    {
        Base = page;
        var scanner = new MarkupScanner(html);
        while (scanner.Next() is var token and not { Kind: TokenKind.End } && Linked.Count < MaxLinks && Announced.Count < MaxLinks)
        {
            if (token.Kind == TokenKind.Open)
            {
                Take(token.Text(html), token.Attributes(html));
            }
        }
    }

    /// <summary>What relative links are relative to.</summary>
    public Uri Base { get; private set; }

    public List<FeedCandidate> Announced { get; } = [];

    public List<FeedCandidate> Linked { get; } = [];

    private void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> attributes)
    {
        if (Is(name, "base"u8))
        {
            Base = Links.Base(Base, Value(attributes, "href"u8)) ?? Base;
        }
        else if (Is(name, "link"u8))
        {
            Announce(attributes);
        }
        else if (Is(name, "a"u8) && Address(attributes) is { } address && SoundsLikeFeed(address))
        {
            Linked.Add(new FeedCandidate(address, null, null, CandidateOrigin.Linked));
        }
    }

    private void Announce(ReadOnlySpan<byte> attributes)
    {
        var purposes = Value(attributes, "rel"u8).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isAlternate = purposes.Contains("alternate", StringComparer.OrdinalIgnoreCase);
        var isFeed = purposes.Contains("feed", StringComparer.OrdinalIgnoreCase);
        var format = Format(Value(attributes, "type"u8));
        if ((isFeed || (isAlternate && format is not null)) && Address(attributes) is { } address)
        {
            var title = InlineText.OfHtml(Value(attributes, "title"u8));
            Announced.Add(new FeedCandidate(address, title.Length == 0 ? null : title, format, CandidateOrigin.Announced));
        }
    }

    private static FeedFormat? Format(string type) => type.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "application/rss+xml" or "text/rss+xml" or "application/xml" or "text/xml" => FeedFormat.Rss,
        "application/atom+xml" => FeedFormat.Atom,
        "application/rdf+xml" => FeedFormat.Rdf,
        "application/feed+json" => FeedFormat.Json,
        _ => null,
    };

    private Uri? Address(ReadOnlySpan<byte> attributes) =>
        Links.Absolute(Value(attributes, "href"u8), Base) is { } href && Links.IsWeb(href) && Uri.TryCreate(href, UriKind.Absolute, out var address) ? address : null;

    private static bool SoundsLikeFeed(Uri address) =>
        address.AbsolutePath.TrimEnd('/').Split('/')[^1].ToLowerInvariant() is "rss" or "feed" or "atom" or "rss.xml" or "feed.xml" or "atom.xml" or "feed.json" or "rss2"
        || address.AbsolutePath.EndsWith(".rss", StringComparison.OrdinalIgnoreCase)
        || address.AbsolutePath.EndsWith(".atom", StringComparison.OrdinalIgnoreCase);

    private static string Value(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name) => TextDecoder.Decode(Attributes.Find(attributes, name)).Trim();

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => name.Length == wanted.Length && Ascii.EqualsIgnoreCase(name, wanted);
}
