using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AlertBot.Alerts;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Syndication;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Chat.Tests.Syndication;

/// <summary>The alerts as feeds that any reader understands.</summary>
public sealed class AlertFeedsTests
{
    private const string Hostile = "Talks <script>alert(1)</script> & \u202E\u0007 \"end\"";
    private static readonly Instant At = Instant.FromUtc(2025, 7, 23, 18, 5);
    private static readonly FeedRequest Request = new("en", null, new Uri("https://alerts.example/alerts.rss?lang=en"));

    [Fact]
    public async Task Rss_names_itself_and_each_alert_with_an_id_that_never_changes()
    {
        var channel = XDocument.Load(new MemoryStream((await Feeds().RssAsync(Request, CancellationToken.None)).Body)).Root!.Element("channel")!;

        Assert.Equal("https://alerts.example/alerts.rss?lang=en", channel.Element(XName.Get("link", "http://www.w3.org/2005/Atom"))!.Attribute("href")!.Value);
        var item = Assert.Single(channel.Elements("item"));
        Assert.Equal(("story:1", "false"), (item.Element("guid")!.Value, item.Element("guid")!.Attribute("isPermaLink")!.Value));
        Assert.Equal("Wed, 23 Jul 2025 18:05:00 GMT", item.Element("pubDate")!.Value);
        Assert.Equal("https://paper.example/a?b=1&c=2", item.Element("link")!.Value);
        Assert.Equal(["talks", "new-story"], item.Elements("category").Select(c => c.Value));
    }

    [Fact]
    public async Task Text_from_outside_is_text_in_both_forms()
    {
        var rss = XDocument.Load(new MemoryStream((await Feeds().RssAsync(Request, CancellationToken.None)).Body)).Descendants("item").Single();
        var json = JsonElement.Parse((await Feeds().JsonAsync(Request, CancellationToken.None)).Body).GetProperty("items")[0];

        Assert.Equal("Talks <script>alert(1)</script> & \"end\"", rss.Element("title")!.Value);
        Assert.Equal(rss.Element("title")!.Value, json.GetProperty("title").GetString());
        Assert.Equal(rss.Element("description")!.Value, json.GetProperty("content_html").GetString());
        Assert.DoesNotContain("<script>", rss.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", rss.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://paper.example/a?b=1&amp;c=2\">Paper</a>", rss.Element("description")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_feed_has_what_the_standard_asks_for()
    {
        var feed = JsonElement.Parse((await Feeds().JsonAsync(Request with { Dossier = "talks" }, CancellationToken.None)).Body);

        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal(("AlertBot: talks", "en"), (feed.GetProperty("title").GetString(), feed.GetProperty("language").GetString()));
        Assert.Equal(("story:1", "2025-07-23T18:05:00Z"), (feed.GetProperty("items")[0].GetProperty("id").GetString(), feed.GetProperty("items")[0].GetProperty("date_published").GetString()));
    }

    [Fact]
    public async Task Without_alerts_the_feed_is_empty_and_valid()
    {
        var feeds = new AlertFeeds(new History([]), new Composer());

        Assert.Empty(XDocument.Parse(Encoding.UTF8.GetString((await feeds.RssAsync(Request, CancellationToken.None)).Body)).Descendants("item"));
        Assert.Equal(0, JsonElement.Parse((await feeds.JsonAsync(Request, CancellationToken.None)).Body).GetProperty("items").GetArrayLength());
    }

    private static AlertFeeds Feeds()
    {
        var content = new AlertContent([new QuotedText("en", Hostile, 1)], [new QuotedText("en", Hostile, 1)], [new SourceLink("Paper", "paper", "https://paper.example/a?b=1&c=2", "en", false, 1)], [], []);
        return new AlertFeeds(new History([new Alert("story:1", AlertKind.NewStory, "talks", At, 1, null, [1], Urgency.Routine, content, "a test")]), new Composer());
    }

    private sealed class History(ImmutableArray<Alert> alerts) : IAlertHistory
    {
        public Task<IReadOnlyList<Alert>> NewestAsync(string? dossier, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Alert>>(alerts);
    }
}
