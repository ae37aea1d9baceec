using System.Collections.Immutable;
using System.Net;
using AlertBot.Feeds.Polling;
using NodaTime;
using NodaTime.Extensions;
using CodeHollowReader = CodeHollow.FeedReader.FeedReader;

namespace AlertBot.Feeds.Parsing;

/// <summary>Bytes to items: CodeHollow.FeedReader for what is XML, our own reader for JSON Feed.</summary>
public sealed class FeedParser : IFeedParser
{
    /// <exception cref="UnreadableFeedException">The document is no feed.</exception>
    public ParsedFeed Parse(ReadOnlyMemory<byte> body, Uri? address = null, string? contentType = null)
    {
        var start = body.Span.TrimStart(" \t\r\n\uFEFF"u8);
        if (start.IsEmpty)
        {
            throw new UnreadableFeedException("The document is empty.");
        }

        return start[0] == '{' ? JsonFeed.Read(body) : ReadXml(body, address);
    }

    private static ParsedFeed ReadXml(ReadOnlyMemory<byte> body, Uri? address)
    {
        try
        {
            var feed = CodeHollowReader.ReadFromByteArray(body.ToArray());
            return new ParsedFeed(
                FormatOf(feed.Type),
                Plain(feed.Title),
                Absolute(feed.Link, address),
                feed.Language,
                Plain(feed.Description),
                InstantOf(feed.LastUpdatedDate),
                [.. feed.Items.Select(item => Item(item, address))]);
        }
        catch (Exception e) when (e is System.Xml.XmlException or CodeHollow.FeedReader.Parser.FeedTypeNotSupportedException or NullReferenceException or ArgumentException or FormatException)
        {
            throw new UnreadableFeedException($"The document is not a feed that can be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static ParsedItem Item(CodeHollow.FeedReader.FeedItem item, Uri? address) => new(
        Filled(item.Id),
        Plain(item.Title),
        Absolute(item.Link, address),
        InstantOf(item.PublishingDate),
        null,
        Filled(item.Description),
        Filled(item.Content),
        item.Author is { Length: > 0 } author ? [author] : [],
        item.Categories?.ToImmutableArray() ?? [],
        null);

    private static FeedFormat FormatOf(CodeHollow.FeedReader.FeedType type) => type switch
    {
        CodeHollow.FeedReader.FeedType.Atom => FeedFormat.Atom,
        CodeHollow.FeedReader.FeedType.Rss_1_0 => FeedFormat.Rdf,
        _ => FeedFormat.Rss,
    };

    private static Instant? InstantOf(DateTime? date) =>
        date is { } value ? DateTime.SpecifyKind(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value, DateTimeKind.Utc).ToInstant() : null;

    private static string? Absolute(string? link, Uri? address) =>
        Uri.TryCreate(Filled(link) ?? "", UriKind.Absolute, out var absolute) ? absolute.AbsoluteUri
        : address is not null && Filled(link) is { } relative && Uri.TryCreate(address, relative, out var resolved) ? resolved.AbsoluteUri
        : null;

    private static string? Plain(string? text) => Filled(text) is { } filled ? WebUtility.HtmlDecode(filled) : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
