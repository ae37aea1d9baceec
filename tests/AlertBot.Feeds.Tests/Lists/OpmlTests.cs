using System.Text;
using AlertBot.Feeds.Lists;
using CsCheck;
using NodaTime;

namespace AlertBot.Feeds.Tests.Lists;

public sealed class OpmlTests
{
    [Fact]
    public void Lists_of_other_readers_are_read_with_their_groups()
    {
        var list = Read("""
            <?xml version="1.0"?><opml version="1.0"><head><title>Subscriptions</title></head><body>
            <outline text="News"><outline text="Ukraine" title="Ukraine">
              <outline type="rss" text="Вісті" xmlUrl="https://a.example/rss?x=1&y=2" htmlUrl="https://a.example/" language="uk"/>
              <outline type="rss" text="Again" xmlUrl="https://a.example/rss?x=1&amp;y=2"></outline></outline>
            <outline text="B" xmlUrl="https://b.example/rss"></outline></outline>
            <outline text="Alone" xmlUrl="https://c.example/rss"/><outline text="Podcast" xmlUrl="feed://d.example/"/></body></opml>
            """);

        Assert.Equal(
            [
                new ListedFeed(new Uri("https://a.example/rss?x=1&y=2"), "Вісті", "https://a.example/", "News/Ukraine", null, "uk"),
                new ListedFeed(new Uri("https://b.example/rss"), "B", null, "News"),
                new ListedFeed(new Uri("https://c.example/rss"), "Alone"),
            ],
            list.Feeds);
        Assert.Equal(["feed://d.example/"], list.LeftOut);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        ListedFeed[] feeds =
        [
            new(new Uri("https://a.example/rss?x=1&y=2"), "A \"quoted\" <title> & more", "https://a.example/", "News/Ukraine", "A Publisher", "uk"),
            new(new Uri("https://b.example/rss"), null, null, "News", null, "en"),
            new(new Uri("https://c.example/rss")),
        ];

        var text = Opml.Write(feeds, "AlertBot", Instant.FromUtc(2025, 7, 23, 18, 5));

        Assert.Contains("Wed, 23 Jul 2025 18:05:00 GMT", text, StringComparison.Ordinal);
        Assert.Equal(feeds.OrderBy(f => f.Address.Host), Read(text).Feeds.OrderBy(f => f.Address.Host));
    }

    [Fact]
    public void Any_title_survives_the_journey() =>
        Gen.String[1, 30].Sample(title =>
        {
            var expected = string.Concat(title.EnumerateRunes().Where(r => r.Value >= 32 && r.Value is not (127 or 0xFFFE or 0xFFFF or (>= 0x80 and <= 0x9F)))).Trim();
            var read = Read(Opml.Write([new ListedFeed(new Uri("https://a.example/"), expected.Length == 0 ? null : expected)], "x")).Feeds.Single().Title;
            return read == (expected.Length == 0 ? null : expected);
        });

    [Theory]
    [InlineData("")]
    [InlineData("<rss><channel/></rss>")]
    public void What_is_no_list_is_refused(string document) => Assert.Throws<FormatException>(() => Read(document));

    private static OpmlList Read(string document) => Opml.Read(Encoding.UTF8.GetBytes(document));
}
