using AlertBot.Feeds.Discovery;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Tests.Polling;
using NodaTime;

namespace AlertBot.Feeds.Tests.Discovery;

/// <summary>What a person has is the address of a site; what is polled is a feed that was read.</summary>
public sealed class FeedFinderTests : IDisposable
{
    private readonly PolledWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_feed_that_a_site_announces_is_found_and_read()
    {
        Page("https://paper.example/", "<link rel='alternate' type='application/rss+xml' href='/news.xml'>");
        Feed("https://paper.example/news.xml", "12:00", "11:00", "10:00");

        var found = (await FindAsync("https://paper.example/")).Feed!;
        Assert.Equal(("https://paper.example/news.xml", 3, Duration.FromHours(1)), (found.Address.AbsoluteUri, found.Document.Items.Length, found.Rhythm));
    }

    [Fact]
    public async Task An_address_of_a_feed_is_that_feed()
    {
        Feed("https://paper.example/rss", "12:00");

        Assert.Equal("https://paper.example/rss", (await FindAsync("https://paper.example/rss")).Feed!.Address.AbsoluteUri);
    }

    [Fact]
    public async Task What_is_announced_but_no_feed_is_passed_over()
    {
        Page("https://paper.example/", "<link rel='alternate' type='application/rss+xml' href='/gone.xml'>");
        Page("https://paper.example/gone.xml", "");
        Feed("https://paper.example/feed.json", "12:00");

        Assert.Equal("https://paper.example/feed.json", (await FindAsync("https://paper.example/")).Feed!.Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_site_without_a_feed_is_told_in_a_sentence()
    {
        Page("https://paper.example/", "");

        var search = await FindAsync("https://paper.example/");
        Assert.Null(search.Feed);
        Assert.Contains("neither it nor the usual places", search.Problem, StringComparison.Ordinal);
        Assert.InRange(_world.Web.Requests.Count, 2, 13);
    }

    [Fact]
    public async Task A_site_that_cannot_be_reached_is_told_with_its_reason() =>
        Assert.Contains("404", (await FindAsync("https://paper.example/")).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://t.me/paperchannel")]
    [InlineData("https://t.me/s/paperchannel")]
    [InlineData("https://t.me/paperchannel/123")]
    public async Task A_telegram_channel_leads_to_the_feed_of_its_publisher(string address)
    {
        Page("https://t.me/s/paperchannel", """
            <div class="tgme_channel_info_description">News of <a href="https://www.paper.example/?utm_source=tg">Paper</a>, also <a href="https://t.me/other">here</a></div>
            <div class="tgme_widget_message_text"><a href="https://elsewhere.example/1">1</a> <a href="https://elsewhere.example/2">2</a></div>
            """);
        Page("https://www.paper.example/", "<link rel='alternate' type='application/rss+xml' href='/news.xml'>");
        Feed("https://www.paper.example/news.xml", "12:00");

        Assert.Equal("https://www.paper.example/news.xml", (await FindAsync(address)).Feed!.Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_channel_that_names_no_site_is_told()
    {
        Page("https://t.me/s/paperchannel", "<div class='tgme_channel_info_description'>News</div><a href='https://youtube.com/x'>film</a>");

        Assert.Contains("Telegram channel", (await FindAsync("https://t.me/paperchannel")).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_in_google_news_is_its_feed()
    {
        Feed("https://news.google.com/rss/search?q=peace+talks", "12:00");

        Assert.Equal("https://news.google.com/rss/search?q=peace+talks", (await FindAsync("https://news.google.com/search?q=peace+talks")).Feed!.Address.AbsoluteUri);
    }

    private void Page(string address, string head) => _world.Web.Serve(new(address), $"<!doctype html><html><head>{head}</head><body></body></html>");

    private void Feed(string address, params string[] times) => _world.Web.Serve(
        new(address),
        $"<rss version='2.0'><channel><title>Paper</title>{string.Concat(times.Select(time => $"<item><title>At {time}</title><guid>{time}</guid><pubDate>Wed, 23 Jul 2025 {time}:00 GMT</pubDate></item>"))}</channel></rss>");

    private async Task<FeedSearch> FindAsync(string address)
    {
        using var client = new HttpClient(_world.Web, disposeHandler: false);
        var fetcher = new FeedFetcher(client, new(), new HostGate(2, TimeSpan.Zero, 10, _world.Clock), _world.Clock);
        return await new FeedFinder(fetcher, new FeedParser(), _world.Clock).FindAsync(new(address), null, TestContext.Current.CancellationToken);
    }
}
