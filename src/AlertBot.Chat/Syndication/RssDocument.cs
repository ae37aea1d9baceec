using System.Globalization;
using System.Text;
using System.Xml;

namespace AlertBot.Chat.Syndication;

/// <summary>RSS 2.0 with the address of the feed itself, as the Advisory Board's best practices ask: https://www.rssboard.org/rss-profile.</summary>
internal static class RssDocument
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Of(FeedRequest request, string title, IReadOnlyList<FeedEntry> entries)
    {
        using var bytes = new MemoryStream();
        // Characters that XML does not know never come this far: the composed text has no control characters.
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", title);
            xml.WriteElementString("link", request.Self.GetLeftPart(UriPartial.Authority));
            xml.WriteElementString("description", title);
            xml.WriteElementString("language", request.Language);
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("href", request.Self.AbsoluteUri);
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", "application/rss+xml");
            xml.WriteEndElement();
            foreach (var entry in entries)
            {
                Write(xml, entry);
            }
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", entry.Title);
        if (entry.Link is { } link)
        {
            xml.WriteElementString("link", link);
        }

        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(entry.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", entry.At.ToDateTimeUtc().ToString("R", CultureInfo.InvariantCulture));
        foreach (var tag in entry.Tags)
        {
            xml.WriteElementString("category", tag);
        }

        xml.WriteElementString("description", entry.Html);
        xml.WriteEndElement();
    }
}
