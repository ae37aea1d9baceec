using System.Text;
using AlertBot.Feeds.Parsing;
using CodeHollowReader = CodeHollow.FeedReader.FeedReader;

namespace AlertBot.Feeds.Tests.Parsing;

/// <summary>On sound feeds our reader and the library that AlertBot was asked to build on say the same.</summary>
public sealed class SameAsCodeHollowTests
{
    private const string Rss = """
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Вісті</title><link>https://a.example/</link><description>D</description>
        <item><title>Talks resume</title><link>https://a.example/1</link><guid>1</guid><pubDate>Wed, 23 Jul 2025 18:05:00 GMT</pubDate><description>Text</description></item>
        <item><title>Talks pause</title><link>https://a.example/2</link><guid>2</guid><pubDate>Thu, 24 Jul 2025 21:05:00 +0300</pubDate><description>More</description></item>
        </channel></rss>
        """;

    private const string Atom = """
        <?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Вісті</title><link href="https://a.example/"/><subtitle>D</subtitle>
        <entry><id>1</id><title>Talks resume</title><link href="https://a.example/1"/><published>2025-07-23T18:05:00Z</published><summary>Text</summary></entry></feed>
        """;

    [Theory]
    [InlineData(Rss)]
    [InlineData(Atom)]
    public void Sound_feeds_read_the_same(string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var (ours, theirs) = (new FeedParser().Parse(bytes), CodeHollowReader.ReadFromByteArray(bytes));

        Assert.Equal((theirs.Title, theirs.Link), (ours.Title, ours.Link));
        Assert.Equal(
            theirs.Items.Select(i => ((string?)i.Id, (string?)i.Title, (string?)i.Link, i.PublishingDate?.ToUniversalTime())),
            ours.Items.Select(i => (i.Id, i.Title, i.Link, i.Published?.ToDateTimeUtc())));
    }
}
