using System.Text.Json.Nodes;
using NodaTime.Text;

namespace AlertBot.Demo.Documents;

/// <summary>JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/</summary>
internal static class JsonFeedDocument
{
    public static JsonObject Of(FeedPage page) => new()
    {
        ["version"] = "https://jsonfeed.org/version/1.1",
        ["title"] = page.Feed.Title,
        ["description"] = page.Feed.Description,
        ["home_page_url"] = page.Feed.Site.AbsoluteUri,
        ["language"] = page.Feed.Language,
        ["items"] = new JsonArray([.. page.Items.Select(Entry)]),
    };

    private static JsonObject Entry(ShownItem item) => new()
    {
        ["id"] = item.Item.Guid,
        ["url"] = item.Link.AbsoluteUri,
        ["title"] = item.Version.Title,
        ["content_html"] = item.Version.Body,
        ["date_published"] = OffsetDateTimePattern.Rfc3339.Format(item.Item.Published),
        ["date_modified"] = InstantPattern.General.Format(item.Version.Since),
    };
}
