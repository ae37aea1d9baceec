using System.Globalization;
using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Demo.Documents;

/// <summary>RSS 2.0: https://www.rssboard.org/rss-specification</summary>
internal static class RssDocument
{
    private static readonly OffsetDateTimePattern Rfc822 =
        OffsetDateTimePattern.Create("ddd, dd MMM uuuu HH:mm:ss o<+HHmm>", CultureInfo.InvariantCulture, default);

    public static XDocument Of(FeedPage page) => new(new XElement(
        "rss",
        new XAttribute("version", "2.0"),
        new XElement(
            "channel",
            new XElement("title", page.Feed.Title),
            new XElement("link", page.Feed.Site),
            new XElement("description", page.Feed.Description),
            new XElement("language", page.Feed.Language),
            new XElement("lastBuildDate", Rfc822.Format(page.Updated.WithOffset(Offset.Zero))),
            page.Items.Select(item => Entry(item, page.Feed)))));

    private static XElement Entry(ShownItem item, RecordedFeed feed) => new(
        "item",
        new XElement("title", item.Version.Title),
        new XElement("link", item.Link),
        new XElement("guid", new XAttribute("isPermaLink", "false"), item.Item.Guid),
        new XElement("pubDate", Rfc822.Format(item.Item.Published)),
        new XElement("description", Html(item.Version.Body, feed)));

    /// <summary>Both ways are common; but a letter that an old encoding lacks can be written only outside CDATA, as a reference.</summary>
    private static XText Html(string body, RecordedFeed feed) => feed.Encoding == "utf-8" ? new XCData(body) : new XText(body);
}
