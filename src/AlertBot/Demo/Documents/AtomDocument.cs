using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Demo.Documents;

/// <summary>Atom 1.0: RFC 4287.</summary>
internal static class AtomDocument
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static XDocument Of(FeedPage page) => new(new XElement(
        Atom + "feed",
        new XAttribute(XNamespace.Xml + "lang", page.Feed.Language),
        new XElement(Atom + "id", page.Feed.Site),
        new XElement(Atom + "title", page.Feed.Title),
        new XElement(Atom + "subtitle", page.Feed.Description),
        new XElement(Atom + "link", new XAttribute("href", page.Feed.Site)),
        new XElement(Atom + "updated", Time(page.Updated)),
        new XElement(Atom + "author", new XElement(Atom + "name", page.Feed.Title)),
        page.Items.Select(Entry)));

    private static XElement Entry(ShownItem item) => new(
        Atom + "entry",
        new XElement(Atom + "id", item.Item.Guid),
        new XElement(Atom + "title", item.Version.Title),
        new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", item.Link)),
        new XElement(Atom + "published", OffsetDateTimePattern.Rfc3339.Format(item.Item.Published)),
        new XElement(Atom + "updated", Time(item.Version.Since)),
        new XElement(Atom + "content", new XAttribute("type", "html"), item.Version.Body));

    private static string Time(Instant moment) => InstantPattern.General.Format(moment);
}
