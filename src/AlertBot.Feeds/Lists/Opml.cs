using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using NodaTime;

namespace AlertBot.Feeds.Lists;

/// <summary>
/// Lists of feeds in OPML 2.0 (http://opml.org/spec2.opml). Groups are outlines around outlines; publishers are an attribute of our own, which
/// other readers pass over.
/// </summary>
public static class Opml
{
    private const string Ours = "urn:alertbot:opml";

    /// <summary>The feeds of a list; a feed without an address of the web is left out and named.</summary>
    /// <exception cref="FormatException">The document is no OPML; the message says so.</exception>
    public static OpmlList Read(ReadOnlyMemory<byte> document) => OpmlReader.Read(document);

    public static string Write(IEnumerable<ListedFeed> feeds, string title, Instant? created = null)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        using var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "alertbot", null, Ours);
            WriteHead(xml, title, created);
            xml.WriteStartElement("body");
            WriteGroup(xml, [.. feeds.Select(feed => (feed, Path(feed)))]);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text + "\n";
    }

    private static void WriteHead(XmlWriter xml, string title, Instant? created)
    {
        xml.WriteStartElement("head");
        xml.WriteElementString("title", Sound(title));
        if (created is { } moment)
        {
            xml.WriteElementString("dateCreated", moment.ToDateTimeUtc().ToString("r", CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }

    /// <summary>Feeds of this group first, then each group within it, in the order they were given.</summary>
    private static void WriteGroup(XmlWriter xml, ImmutableArray<(ListedFeed Feed, ImmutableArray<string> Path)> feeds)
    {
        foreach (var (feed, _) in feeds.Where(f => f.Path.IsEmpty))
        {
            WriteFeed(xml, feed);
        }

        foreach (var group in feeds.Where(f => !f.Path.IsEmpty).GroupBy(f => f.Path[0], StringComparer.Ordinal))
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", Sound(group.Key));
            WriteGroup(xml, [.. group.Select(f => (f.Feed, f.Path.RemoveAt(0)))]);
            xml.WriteEndElement();
        }
    }

    private static void WriteFeed(XmlWriter xml, ListedFeed feed)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", Sound(feed.Title ?? feed.Address.AbsoluteUri));
        xml.WriteAttributeString("xmlUrl", feed.Address.AbsoluteUri);
        WriteGiven(xml, null, "htmlUrl", feed.Site);
        WriteGiven(xml, null, "language", feed.Language);
        WriteGiven(xml, Ours, "publisher", feed.Publisher);
        xml.WriteEndElement();
    }

    private static void WriteGiven(XmlWriter xml, string? address, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            xml.WriteAttributeString(name, address, Sound(value));
        }
    }

    private static ImmutableArray<string> Path(ListedFeed feed) =>
        [.. (feed.Group ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(OpmlReader.MaxDepth)];

    /// <summary>Without the characters that XML cannot hold.</summary>
    private static string Sound(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is 9 or 10 or 13 or (>= 32 and not (0xFFFE or 0xFFFF))));

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
