using System.Text;
using AlertBot.Feeds.Discovery;
using AlertBot.Feeds.Parsing;

namespace AlertBot.Feeds.Tests.Discovery;

public sealed class FeedDiscoveryTests
{
    private static readonly Uri Page = new("https://news.example/ua/start");

    [Theory]
    [InlineData("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"A &amp; B\" href=\"/rss?a=1&amp;b=2\">", "https://news.example/rss?a=1&b=2", "A & B", FeedFormat.Rss)]
    [InlineData("<LINK href=rss.xml type=application/atom+xml rel=alternate>", "https://news.example/ua/rss.xml", null, FeedFormat.Atom)]
    [InlineData("<link rel='alternate' type='application/feed+json' href='https://news.example/feed.json'>", "https://news.example/feed.json", null, FeedFormat.Json)]
    [InlineData("<base href=\"https://cdn.example/x/\"><link rel=\"alternate\" type=\"application/rss+xml\" href=\"rss\">", "https://cdn.example/x/rss", null, FeedFormat.Rss)]
    [InlineData("<link rel=\"home alternate\" type=\"application/rss+xml; charset=utf-8\" href=\"/r\">", "https://news.example/r", null, FeedFormat.Rss)]
    [InlineData("<link rel=\"feed\" href=\"/f\">", "https://news.example/f", null, null)]
    public void Announced_feeds_come_first(string head, string address, string? title, FeedFormat? format)
    {
        var first = Candidates($"<html><head>{head}</head><body><a href=\"/other.rss\">RSS</a></body></html>")[0];

        Assert.Equal(new FeedCandidate(new Uri(address), title, format, CandidateOrigin.Announced), first);
    }

    [Fact]
    public void Then_come_links_that_sound_like_feeds_and_then_the_usual_places()
    {
        var candidates = Candidates("<a href=\"/about\">About</a><a href='all.rss'>RSS</a>");

        Assert.Equal((new Uri("https://news.example/ua/all.rss"), CandidateOrigin.Linked), (candidates[0].Address, candidates[0].Origin));
        Assert.All(candidates.Skip(1), c => Assert.Equal(CandidateOrigin.Guessed, c.Origin));
        Assert.Contains(candidates, c => c.Address.AbsoluteUri == "https://news.example/feed.json");
    }

    [Fact]
    public void Feeds_of_comments_come_after_the_others()
    {
        var candidates = Candidates("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/comments/feed\"><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/news\">");

        Assert.Equal(["/news", "/comments/feed"], candidates.Take(2).Select(c => c.Address.AbsolutePath));
    }

    [Theory]
    [InlineData("<link rel=\"alternate\" hreflang=\"en\" href=\"/en\">")]
    [InlineData("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"javascript:alert(1)\">")]
    [InlineData("")]
    public void What_is_no_feed_is_not_announced(string html) =>
        Assert.DoesNotContain(Candidates(html), c => c.Origin == CandidateOrigin.Announced);

    [Fact]
    public void A_page_made_to_be_slow_is_bounded() =>
        Assert.InRange(Candidates(string.Concat(Enumerable.Repeat("<link rel=\"alternate\" ", 20_000))).Length, 1, 50);

    private static System.Collections.Immutable.ImmutableArray<FeedCandidate> Candidates(string html) => FeedDiscovery.Candidates(Encoding.UTF8.GetBytes(html), Page);
}
