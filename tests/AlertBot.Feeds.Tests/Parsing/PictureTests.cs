using System.Text;
using AlertBot.Feeds.Parsing;

namespace AlertBot.Feeds.Tests.Parsing;

/// <summary>Which picture of an item may be shown to readers.</summary>
public sealed class PictureTests
{
    private static readonly Uri Address = new("https://news.example/feeds/rss");

    [Theory]
    [InlineData("""<media:content url="https://i.example/a.jpg" medium="image"/>""", "https://i.example/a.jpg")]
    [InlineData("""<media:content url="https://i.example/a" type="image/jpeg"/>""", "https://i.example/a")]
    [InlineData("""<media:content url="https://i.example/a.jpg?w=900"/>""", "https://i.example/a.jpg?w=900")]
    [InlineData("""<media:thumbnail url="/pictures/a.jpg"/>""", "https://news.example/pictures/a.jpg")]
    [InlineData("""<enclosure url="https://i.example/a.png" type="image/png" length="1"/>""", "https://i.example/a.png")]
    [InlineData("""<image><url>https://i.example/a.png</url></image>""", "https://i.example/a.png")]
    [InlineData("""<link rel="enclosure" type="image/jpeg" href="https://i.example/a"/>""", "https://i.example/a")]
    [InlineData("""<media:group><media:content url="https://i.example/a.jpg" medium="image"/></media:group>""", "https://i.example/a.jpg")]
    [InlineData("""<media:content url="https://i.example/film.mp4" type="video/mp4"><media:thumbnail url="https://i.example/still.jpg"/></media:content>""", "https://i.example/still.jpg")]
    [InlineData("""<media:content url="https://i.example/&#1092;.jpg" medium="image"/>""", "https://i.example/%D1%84.jpg")]
    [InlineData("""<media:content url="https://новини.example/a.jpg" medium="image"/>""", "https://xn--b1amarcd.example/a.jpg")]
    public void Wherever_a_feed_puts_it_it_is_found(string written, string expected) => Assert.Equal(expected, Item(written).Picture?.Address);

    [Theory]
    [InlineData("""<media:thumbnail url="https://i.example/small.jpg" width="1200" height="800"/><media:content url="https://i.example/full.jpg" medium="image" width="640"/>""", "full")]
    [InlineData("""<media:content url="https://i.example/140.jpg" medium="image" width="140"/><media:content url="https://i.example/700.jpg" medium="image" width="700"/><media:content url="https://i.example/460.jpg" medium="image" width="460"/>""", "700")]
    [InlineData("""<media:group><media:content url="https://i.example/240.jpg" width="240px" height="135px" medium="image"/><media:content url="https://i.example/976.jpg" width="976" height="549" medium="image"/></media:group>""", "976")]
    [InlineData("""<media:content url="https://i.example/print.jpg" medium="image" width="9000" height="6000"/><media:content url="https://i.example/web.jpg" medium="image" width="1600" height="900"/>""", "web")]
    [InlineData("""<media:content url="https://i.example/first.jpg" medium="image"/><media:content url="https://i.example/second.jpg" medium="image"/>""", "first")]
    [InlineData("""<media:content url="https://1.gravatar.com/avatar/abc?s=96" medium="image"><media:title>ann</media:title></media:content><media:content url="https://i.example/real.jpg" medium="image"/>""", "real")]
    [InlineData("""<enclosure url="https://i.example/real.jpg" type="image/jpeg"/><media:thumbnail url="https://i.example/72.jpg" width="72" height="72"/>""", "real")]
    public void Of_several_the_largest_sensible_one_is_chosen(string written, string name) => Assert.Equal($"https://i.example/{name}.jpg", Item(written).Picture?.Address);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://i.example/a.jpg")]
    [InlineData("https://user:password@i.example/a.jpg")]
    [InlineData("https://user@i.example/a.jpg")]
    [InlineData("http://localhost/a.jpg")]
    [InlineData("http://127.0.0.1/a.jpg")]
    [InlineData("http://2130706433/a.jpg")]
    [InlineData("http://0x7f.1/a.jpg")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://192.168.1.1/a.jpg")]
    [InlineData("http://[::1]/a.jpg")]
    [InlineData("http://[::ffff:10.0.0.1]/a.jpg")]
    [InlineData("http://router.local/a.jpg")]
    [InlineData("http://metadata.google.internal/a.jpg")]
    [InlineData("http://intranet/a.jpg")]
    [InlineData("http://localhost./a.jpg")]
    [InlineData("https://1.gravatar.com/avatar/abc")]
    [InlineData("https://i.example/1x1.gif")]
    [InlineData("https://i.example/sign.svg")]
    [InlineData("https://")]
    [InlineData("")]
    public void An_address_that_may_harm_or_shows_nothing_is_no_picture(string address) => Assert.Null(Item($"""<media:content url="{address}" medium="image"/>""").Picture);

    [Theory]
    [InlineData("""<media:content url="https://i.example/a.jpg" medium="image" width="1" height="1"/>""")]
    [InlineData("""<media:content url="https://i.example/a.mp4" type="video/mp4"/>""")]
    [InlineData("""<media:content url="https://i.example/a.jpg" medium="audio"/>""")]
    [InlineData("""<enclosure url="https://i.example/a.mp3" type="audio/mpeg"/>""")]
    [InlineData("""<itunes:image href="https://i.example/cover.jpg"/>""")]
    [InlineData("""<icon>https://i.example/icon.png</icon>""")]
    [InlineData("""<link rel="enclosure" type="audio/mpeg" href="https://i.example/a.mp3"/>""")]
    public void What_is_no_picture_of_the_news_is_not_taken_for_one(string written) => Assert.Null(Item(written).Picture);

    [Fact]
    public void An_address_without_end_is_dropped() => Assert.Null(Item($"""<media:content url="https://i.example/{new string('a', 2000)}.jpg" medium="image"/>""").Picture);

    [Theory]
    [InlineData("""<media:content url="https://i.example/a.jpg" medium="image"><media:description>Envoys at a table</media:description><media:credit>Ann Lee / Wire</media:credit></media:content>""")]
    [InlineData("""<media:content url="https://i.example/a.jpg" medium="image"><media:title type="plain">Envoys at a &lt;i&gt;table&lt;/i&gt;</media:title><media:credit role="photographer">Ann Lee / Wire</media:credit></media:content>""")]
    [InlineData("""<media:group><media:content url="https://i.example/a.jpg" medium="image"/><media:description>Envoys at a table</media:description><media:credit>Ann Lee / Wire</media:credit></media:group>""")]
    [InlineData("""<media:credit>Ann Lee / Wire</media:credit><media:description>Envoys at a table</media:description><media:content url="https://i.example/a.jpg" medium="image"/>""")]
    public void It_is_described_and_credited_as_the_feed_does(string written) =>
        Assert.Equal(new ItemPicture("https://i.example/a.jpg", "Envoys at a table", "Ann Lee / Wire"), Item(written).Picture);

    [Fact]
    public void Words_without_end_are_cut()
    {
        var picture = Item($"""<media:content url="https://i.example/a.jpg" medium="image"><media:description>{new string('d', 5000)}</media:description><media:credit>{string.Concat(Enumerable.Repeat("😀", 500))}</media:credit></media:content>""").Picture!;

        Assert.Equal(300, picture.Description!.Length);
        Assert.True(picture.Credit!.Length <= 120 && picture.Credit.EndsWith("😀…", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"items":[{"id":"1","image":"https://i.example/a.jpg","banner_image":"https://i.example/b.jpg"}]}""", "https://i.example/a.jpg")]
    [InlineData("""{"items":[{"id":"1","banner_image":"/b.jpg"}]}""", "https://news.example/b.jpg")]
    [InlineData("""{"items":[{"id":"1","image":"http://10.0.0.1/a.jpg","banner_image":"https://i.example/b.jpg"}]}""", "https://i.example/b.jpg")]
    [InlineData("""{"items":[{"id":"1","image":{"url":"https://i.example/a.jpg"}}]}""", null)]
    public void A_JSON_Feed_has_pictures_too(string document, string? expected) => Assert.Equal(expected, Parse(document).Items.Single().Picture?.Address);

    [Fact]
    public void A_feeds_own_sign_is_not_its_items_picture() =>
        Assert.Null(Parse("<rss><channel><image><url>https://i.example/sign.png</url></image><item><title>T</title></item></channel></rss>").Items.Single().Picture);

    private static ParsedItem Item(string inside) => Parse($"<rss><channel><item><title>T</title>{inside}</item></channel></rss>").Items.Single();

    private static ParsedFeed Parse(string document) => new FeedParser().Parse(Encoding.UTF8.GetBytes(document), Address);
}
