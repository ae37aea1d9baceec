using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Parsing.Encodings;
using AlertBot.Feeds.Parsing.Text;
using CodeHollow.FeedReader;
using FeedReader = CodeHollow.FeedReader.FeedReader;

namespace AlertBot.Feeds.Discovery;

/// <summary>
/// Where the feeds of a site may be, told from one of its pages: the feeds it announces, then what it links to, then the usual places.
/// Announcements are found by CodeHollow.FeedReader. Pure: whoever calls it looks at the candidates in turn.
/// </summary>
public static class FeedDiscovery
{
    /// <summary>Announcements stand at the top of a page; more is not searched.</summary>
    private const int Searched = 500_000;

    private const int MaxCandidates = 50;

    private static readonly string[] UsualPlaces = ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/rss", "/?feed=rss2"];

    /// <param name="html">The page as it came; what is no page gives only the usual places.</param>
    /// <param name="page">Its address after redirects.</param>
    public static ImmutableArray<FeedCandidate> Candidates(ReadOnlyMemory<byte> html, Uri page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var text = DocumentText.ToUtf8(html[..Math.Min(html.Length, Searched)], contentType: null).Span;
        var links = new PageLinks(text, page);
        return
        [
            .. Announced(Encoding.UTF8.GetString(text), links.Base)
                .Concat(links.Announced)
                .OrderBy(IsAboutComments)
                .Concat(links.Linked)
                .Concat(UsualPlaces.Select(place => new FeedCandidate(new Uri(page, place), null, null, CandidateOrigin.Guessed)))
                .DistinctBy(c => c.Address.AbsoluteUri)
                .Take(MaxCandidates),
        ];
    }

    private static IEnumerable<FeedCandidate> Announced(string html, Uri around)
    {
        try
        {
            return [.. FeedReader.ParseFeedUrlsFromHtml(html).Select(link => Candidate(link, around)).OfType<FeedCandidate>()];
        }
        catch (RegexMatchTimeoutException)
        {
            // A page made to be slow announces nothing.
            return [];
        }
    }

    private static FeedCandidate? Candidate(HtmlFeedLink link, Uri around) =>
        Links.Absolute(link.Url, around) is { } address && Links.IsWeb(address) && Uri.TryCreate(address, UriKind.Absolute, out var feed)
            ? new FeedCandidate(feed, string.IsNullOrWhiteSpace(link.Title) ? null : InlineText.OfHtml(link.Title), Format(link.FeedType), CandidateOrigin.Announced)
            : null;

    private static FeedFormat? Format(FeedType type) => type switch
    {
        FeedType.Atom => FeedFormat.Atom,
        FeedType.JsonFeed => FeedFormat.Json,
        FeedType.Rss_1_0 => FeedFormat.Rdf,
        FeedType.Unknown => null,
        _ => FeedFormat.Rss,
    };

    /// <summary>Feeds of comments are announced beside those of the news, and hardly ever wanted.</summary>
    private static bool IsAboutComments(FeedCandidate candidate) =>
        candidate.Address.AbsolutePath.Contains("comment", StringComparison.OrdinalIgnoreCase)
        || (candidate.Title?.Contains("comment", StringComparison.OrdinalIgnoreCase) ?? false);
}
