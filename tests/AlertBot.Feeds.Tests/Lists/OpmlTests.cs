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

    [Fact]
    public void A_hostile_list_costs_no_more_than_its_length_and_brings_nothing_in_from_outside()
    {
        var bombs = Read("""
            <!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
            <opml><body><outline text="&c;" xmlUrl="https://a.example/&c;"/><outline text="&file;" xmlUrl="https://b.example/"/>
            <outline text="js" xmlUrl="javascript:alert(1)"/><outline text="file" xmlUrl="file:///etc/passwd"/></body></opml>
            """);
        Assert.Equal(["a.example", "b.example"], bombs.Feeds.Select(f => f.Address.Host));
        Assert.All(bombs.Feeds, f => Assert.True(f.Title!.Length < 10, f.Title));
        Assert.DoesNotContain("root:", bombs.Feeds[1].Title, StringComparison.Ordinal);
        Assert.Equal(["javascript:alert(1)", "file:///etc/passwd"], bombs.LeftOut);

        // Five megabytes of groups in groups, none of them closed; and of one feed again and again.
        var deep = Read("<opml><body>" + string.Concat(Enumerable.Repeat("<outline text=\"deep/er\">", 200_000)) + "<outline xmlUrl=\"https://c.example/\"/>");
        Assert.Equal(string.Join('/', Enumerable.Repeat("deep-er", 10)), Assert.Single(deep.Feeds).Group);
        var again = Read("<opml><body>" + string.Concat(Enumerable.Repeat("<outline text=\"x\" xmlUrl=\"https://d.example/rss\"/>", 100_000)));
        Assert.Single(again.Feeds);
    }

    private static OpmlList Read(string document) => Opml.Read(Encoding.UTF8.GetBytes(document));
}
