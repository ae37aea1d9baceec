using System.Text;

namespace AlertBot.Feeds.Tests.Polling;

/// <summary>Items of Google News belong to those who wrote them.</summary>
public sealed class AggregatorTests : IDisposable
{
    private readonly PolledWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("https://www.example.org/talks/3", "https://www.example.org/talks/3")]
    [InlineData("https://example.org/a-page-whose-address-is-longer-than-one-hundred-and-twenty-seven-characters/so-that-its-length-takes-two-bytes-of-the-code/2025/07/23", null)]
    public async Task The_publishers_own_link_is_read_from_an_older_link(string own, string? expected)
    {
        var item = await OnlyAsync(Item("Third round held", Coded(own), source: ""));

        Assert.Equal((expected ?? own, "example.org"), (item.Link, item.Publisher));
    }

    [Fact]
    public async Task The_publisher_is_named_where_the_link_hides_it()
    {
        var link = "https://news.google.com/rss/articles/CBMiWkFVX3lxTE1hYmM?oc=5";
        var item = await OnlyAsync(Item("Third round held - Example Times", link, "<source url='https://www.times.example'>Example Times</source>"));

        Assert.Equal(("times.example", "Third round held", link), (item.Publisher, item.Title, item.Link));
    }

    [Fact]
    public async Task Other_feeds_keep_their_publisher_whatever_they_name_as_source()
    {
        var address = _world.Follow(1);
        _world.Web.Serve(address, Document(Item("A - B", "https://example.org/1", "<source url='https://b.example'>B</source>")));
        await _world.PollAsync();

        var item = Assert.Single(_world.Store.Items).Item;
        Assert.Equal(("example", "A - B"), (item.Publisher, item.Title));
    }

    [Theory]
    [InlineData("https://news.google.com/rss/articles/")]
    [InlineData("https://news.google.com/rss/articles/%00%ff")]
    [InlineData("https://news.google.com/rss/articles/aHR0cDovLw")]
    [InlineData("https://news.google.com/")]
    public async Task A_code_that_holds_nothing_leaves_the_link(string link) =>
        Assert.Equal(link, (await OnlyAsync(Item("A", link, ""))).Link);

    private static string Coded(string address)
    {
        List<byte> bytes = [0x08, 0x13, 0x22];
        bytes.AddRange(address.Length < 128 ? [(byte)address.Length] : [(byte)(0x80 | (address.Length & 0x7f)), (byte)(address.Length >> 7)]);
        bytes.AddRange(Encoding.ASCII.GetBytes(address));
        bytes.AddRange([0xd2, 0x01, 0x00]);
        return $"https://news.google.com/rss/articles/{Convert.ToBase64String([.. bytes]).TrimEnd('=').Replace('+', '-').Replace('/', '_')}?oc=5";
    }

    private static string Item(string title, string link, string source) => $"<item><title>{title}</title><link>{link}</link>{source}</item>";

    private static string Document(string item) => $"<rss version='2.0'><channel><title>News</title>{item}</channel></rss>";

    private async Task<AlertBot.Feeds.Polling.NewItem> OnlyAsync(string item)
    {
        var address = new Uri("https://news.google.com/rss/search?q=talks");
        _world.Follow(1, address);
        _world.Web.Serve(address, Document(item));
        await _world.PollAsync();
        return Assert.Single(_world.Store.Items).Item;
    }
}
