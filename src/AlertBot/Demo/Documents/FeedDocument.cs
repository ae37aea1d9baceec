using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace AlertBot.Demo.Documents;

/// <summary>A page of a feed as bytes: the same page is always the same bytes.</summary>
internal sealed record FeedDocument(byte[] Body, string ContentType)
{
    public static FeedDocument Of(FeedPage page) => page.Feed.Format switch
    {
        DocumentFormat.Rss => Xml(RssDocument.Of(page), "application/rss+xml", page.Feed.Encoding),
        DocumentFormat.Atom => Xml(AtomDocument.Of(page), "application/atom+xml", page.Feed.Encoding),
        DocumentFormat.Json => new FeedDocument(JsonSerializer.SerializeToUtf8Bytes(JsonFeedDocument.Of(page)), "application/feed+json"),
        _ => throw new ArgumentOutOfRangeException(nameof(page), page.Feed.Format, "no such format"),
    };

    /// <summary>The encoding is told in the prolog only, as most servers do.</summary>
    private static FeedDocument Xml(XDocument document, string contentType, string encoding)
    {
        using var body = new MemoryStream();
        using (var writer = XmlWriter.Create(body, new XmlWriterSettings { Encoding = EncodingOf(encoding), Indent = true }))
        {
            document.Save(writer);
        }

        return new FeedDocument(body.ToArray(), contentType);
    }

    private static Encoding EncodingOf(string name) =>
        name == "utf-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : CodePagesEncodingProvider.Instance.GetEncoding(name)!;
}
