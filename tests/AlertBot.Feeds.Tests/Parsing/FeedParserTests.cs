using System.Text;
using AlertBot.Feeds.Parsing;

namespace AlertBot.Feeds.Tests.Parsing;

public sealed class FeedParserTests
{
    private static readonly Uri Address = new("https://news.example/feeds/rss");

    [Theory]
    [InlineData("AT&amp;T", "AT&T")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("it&amp;#8217;s", "it’s")]
    [InlineData("it&#146;s", "it’s")]
    [InlineData("a&nbsp;b", "a\u00A0b")]
    [InlineData("a &unheardof; b", "a &unheardof; b")]
    [InlineData("1 < 2", "1 < 2")]
    [InlineData("1 &lt; 2", "1 < 2")]
    [InlineData("&lt;b&gt;Bold&lt;/b&gt; words", "Bold words")]
    [InlineData("<b>Bold</b> words", "Bold words")]
    [InlineData("List&lt;String&gt; explained", "List<String> explained")]
    [InlineData("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b")]
    [InlineData("a\u0001\u000Bb&#0;&#11;c", "abc")]
    [InlineData("two\n   lines", "two lines")]
    public void Titles_are_plain_text(string written, string expected) => Assert.Equal(expected, Item($"<title>{written}</title>").Title);

    [Theory]
    [InlineData("<link>https://a.example/1?a=1&amp;b=2</link>", "https://a.example/1?a=1&b=2")]
    [InlineData("<link>https://a.example/1?a=1&b=2</link>", "https://a.example/1?a=1&b=2")]
    [InlineData("<link><![CDATA[ https://a.example/1\n ]]></link>", "https://a.example/1")]
    [InlineData("<link>/one</link>", "https://news.example/one")]
    [InlineData("<link>one</link>", "https://news.example/feeds/one")]
    [InlineData("<link href=\"https://a.example/1\"/>", "https://a.example/1")]
    [InlineData("<guid>https://a.example/1</guid>", "https://a.example/1")]
    [InlineData("<guid isPermaLink=\"false\">https://a.example/1</guid>", null)]
    [InlineData("<link>javascript:alert(1)</link>", null)]
    public void Links_are_absolute_and_harmless(string written, string? expected) => Assert.Equal(expected, Item($"<title>T</title>{written}").Link);

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel>{0}</channel></rss>")]
    [InlineData("<RSS><CHANNEL>{0}</CHANNEL></RSS>")]
    [InlineData("\n<!-- made by hand -->\n<br /><b>Warning</b>: mysql<rss><channel>{0}</channel></rss>")]
    [InlineData("<rss><channel></channel></rss><rss><channel>{0}</channel></rss>")]
    [InlineData("<rss><channel><unclosed></channel>{0}</rss>")]
    [InlineData("<rss><channel><title>F{0}</channel></rss>")]
    [InlineData("<rss><channel><item><title>First{0}</channel></rss>")]
    [InlineData("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"><channel><title>F</title></channel>{0}</rdf:RDF>")]
    [InlineData("<?xml version=\"1.1\"?><x:rss xmlns:x=\"http://backend.userland.com/rss2\"><channel>{0}</channel></x:rss>")]
    public void Items_are_found_in_every_kind_of_frame(string frame)
    {
        var feed = Parse(frame.Replace("{0}", "<item><title>Talks</title><guid>1</guid></item>", StringComparison.Ordinal));

        Assert.Equal(("Talks", "1"), (feed.Items[^1].Title, feed.Items[^1].Id));
    }

    [Fact]
    public void A_document_that_breaks_off_keeps_its_complete_items()
    {
        var feed = Parse("<rss><channel><item><title>Whole</title><guid>1</guid></item><item><title>Ha");

        Assert.Equal(["Whole"], feed.Items.Select(i => i.Title));
    }

    [Fact]
    public void Undeclared_and_unusual_prefixes_mean_what_they_say()
    {
        var item = Item("<dc:title>T</dc:title><dc:creator>Ann</dc:creator><content:encoded>&lt;p&gt;All&lt;/p&gt;</content:encoded><dc:date>2025-07-23T18:05:00Z</dc:date>");

        Assert.Equal(("T", "<p>All</p>", "Ann"), (item.Title, item.Content, item.Authors.Single()));
        Assert.Equal(NodaTime.Instant.FromUtc(2025, 7, 23, 18, 5), item.Published);
    }

    [Fact]
    public void What_belongs_to_something_else_is_not_the_items()
    {
        var item = Item("<source><title>Other</title></source><image><title>Pic</title><link>https://a.example/pic</link><url>/p.png</url></image><title>Own</title>");

        Assert.Equal(("Own", null, "https://news.example/p.png"), (item.Title, item.Link, item.Image));
    }

    [Fact]
    public void Atom_is_read_with_its_bases_and_kinds_of_text()
    {
        var feed = Parse("""
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://b.example/blog/" xml:lang="uk"><a:title type="text">A &lt;b> title</a:title>
            <a:link rel="self" href="self.xml"/><a:link href="."/><a:link rel="hub" href="https://hub.example/"/>
            <a:entry xml:base="2025/"><a:id>tag:1</a:id><a:title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <i>word</i></div></a:title>
            <a:link rel="enclosure" href="x.mp3"/><a:link rel="alternate" href="one.html"/><a:author><a:name>Ann</a:name></a:author>
            <a:published>2025-07-23T18:05:00Z</a:published><a:updated>2025-07-24T18:05:00Z</a:updated>
            <a:content type="html">&lt;p>Text&lt;/p></a:content><a:summary type="text">1 &lt; 2</a:summary></a:entry></a:feed>
            """);
        var entry = feed.Items.Single();

        Assert.Equal((FeedFormat.Atom, "A <b> title", "https://b.example/blog/", "uk"), (feed.Format, feed.Title, feed.Link, feed.Language));
        Assert.Equal(("https://hub.example/", "self.xml"), (feed.Hints.Hub, feed.Hints.Self));
        Assert.Equal(("A word", "https://b.example/blog/2025/one.html", "Ann"), (entry.Title, entry.Link, entry.Authors.Single()));
        Assert.Equal(("<p>Text</p>", "1 &lt; 2"), (entry.Content, entry.Summary));
        Assert.Equal(NodaTime.Instant.FromUtc(2025, 7, 24, 18, 5), entry.Updated);
    }

    [Fact]
    public void A_feed_says_how_often_it_may_be_polled()
    {
        var hints = Parse("<rss><channel><ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>5</hour></skipHours><skipDays><day>Sunday</day></skipDays></channel></rss>").Hints;
        var syndication = Parse("<rss><channel><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel></rss>").Hints;

        Assert.Equal(NodaTime.Duration.FromMinutes(90), hints.TimeToLive);
        Assert.Equal([0, 5], hints.SkipHours);
        Assert.Equal([NodaTime.IsoDayOfWeek.Sunday], hints.SkipDays);
        Assert.Equal(NodaTime.Duration.FromHours(6), syndication.TimeToLive);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("<!DOCTYPE html><html><body>Are you a robot?</body></html>")]
    [InlineData("<note><to>You</to></note>")]
    [InlineData("{\"error\": \"none\"}")]
    [InlineData("{\"items\": [")]
    [InlineData("plain text")]
    public void What_is_no_feed_is_refused_with_a_reason(string document) =>
        Assert.EndsWith(".", Assert.Throws<UnreadableFeedException>(() => Parse(document)).Message, StringComparison.Ordinal);

    [Fact]
    public void Json_feeds_are_read()
    {
        var feed = Parse("""
            {"version": "https://jsonfeed.org/version/1.1", "title": "Вісті", "home_page_url": "https://a.example/", "items": [
            {"id": 7, "title": "A &amp; B", "url": "/7", "content_text": "1 < 2", "date_published": "2025-07-23T21:05:00+03:00", "authors": [{"name": "Ann"}], "tags": ["x"]},]}
            """);
        var item = feed.Items.Single();

        Assert.Equal((FeedFormat.Json, "Вісті", "https://a.example/"), (feed.Format, feed.Title, feed.Link));
        Assert.Equal(("7", "A & B", "https://news.example/7", "1 &lt; 2", "Ann"), (item.Id, item.Title, item.Link, item.Content, item.Authors.Single()));
        Assert.Equal(NodaTime.Instant.FromUtc(2025, 7, 23, 18, 5), item.Published);
    }

    private static ParsedItem Item(string elements) => Parse($"<rss><channel><title>F</title><item>{elements}</item></channel></rss>").Items.Single();

    private static ParsedFeed Parse(string document) => new FeedParser().Parse(Encoding.UTF8.GetBytes(document), Address);
}
