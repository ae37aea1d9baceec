using System.Diagnostics;
using System.Text;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Tests.Parsing;

/// <summary>Documents made to harm: each costs a quadratic reader minutes or hours, so the bound is generous to a slow machine.</summary>
public sealed class HostileFeedTests
{
    private const int Many = 100_000;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("<x>", "")]
    [InlineData("<x>", "</item>")]
    [InlineData("<channel>", "</rss>")]
    [InlineData("<item>", "")]
    [InlineData("<item><title a=\"", "")]
    [InlineData("<!DOCTYPE x [", "")]
    [InlineData("<!DOCTYPE x ", "<!--")]
    [InlineData("<![CDATA[", "<?")]
    [InlineData("<title>", "</titl>")]
    [InlineData("<author><name>", "")]
    [InlineData("<x xmlns:a='b'>", "<a:b>")]
    public void Deep_and_unclosed_markup_is_read_in_linear_time(string opening, string then)
    {
        var watch = Stopwatch.StartNew();

        var feed = Parse($"<rss><channel><title>F</title><item><title>T</title><guid>1</guid></item>{Repeat(opening)}{Repeat(then)}");

        Assert.Equal("T", feed.Items[0].Title);
        Assert.True(watch.Elapsed < Bound, $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("<a \"", "<b '")]
    [InlineData("<!--", "<style>")]
    [InlineData("<div>", "")]
    [InlineData("<a href=x ", "")]
    [InlineData("<b><p>", "<table><td>")]
    public void Hostile_html_is_cleaned_in_linear_time(string one, string other)
    {
        var watch = Stopwatch.StartNew();
        var html = "<p>Words</p>" + Repeat(one) + Repeat(other);

        Assert.Contains("Words", SafeHtml.Clean(html, null), StringComparison.Ordinal);
        Assert.StartsWith("Words", InlineText.OfHtml(html), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < Bound, $"took {watch.Elapsed}");
    }

    [Fact]
    public void Entities_that_unfold_without_end_stay_small()
    {
        var levels = string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">"));
        var item = Parse($"<!DOCTYPE rss [<!ENTITY a0 \"lol\">{levels}<!ENTITY self \"&self;\">]><rss><channel><item><title>T &a0;</title><description>&a30;&self;</description></item></channel></rss>").Items.Single();

        Assert.Equal("T lol", item.Title);
        Assert.InRange(item.Summary?.Length ?? 0, 0, 200_000);
    }

    [Fact]
    public void External_entities_are_never_fetched()
    {
        var item = Parse("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]><rss><channel><item><title>T &x;</title></item></channel></rss>").Items.Single();

        Assert.Equal("T &x;", item.Title);
    }

    [Fact]
    public void A_tag_with_a_prefix_in_other_letters_is_the_tag_without_it()
    {
        var item = Parse("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>T</title><content type=\"xhtml\"><ббббббб:p>x</ббббббб:p><ббббббб:b/></content></entry></feed>").Items.Single();

        Assert.Equal("<p>x</p><b/>", item.Content);
    }

    private static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, Many));

    private static ParsedFeed Parse(string document) => new FeedParser().Parse(Encoding.UTF8.GetBytes(document));
}
