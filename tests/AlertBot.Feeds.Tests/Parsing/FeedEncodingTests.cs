using System.Text;
using AlertBot.Feeds.Parsing;

namespace AlertBot.Feeds.Tests.Parsing;

public sealed class FeedEncodingTests
{
    private const string Title = "Переговори тривають: Київ і Москва обмінялися меморандумами";

    static FeedEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1251", "windows-1251")]
    [InlineData("windows-1251", "cp1251")]
    [InlineData("windows-1251", "Windows1251")]
    [InlineData("koi8-u", "KOI8-U")]
    [InlineData("utf-8", "windows-1251")]
    [InlineData("utf-8", "no-such-encoding")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "utf-16")]
    [InlineData("utf-32", "utf-32")]
    [InlineData("windows-1251", "utf-8")]
    [InlineData("windows-1251", "koi8-r")]
    [InlineData("windows-1251", "")]
    public void The_bytes_decide_and_the_prolog_helps(string written, string declared)
    {
        var prolog = declared.Length == 0 ? "" : $"<?xml version=\"1.0\" encoding='{declared}'?>";

        Assert.Equal(Title, Read(Encoding.GetEncoding(written).GetBytes(Document(prolog))));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Marks_of_order_count_more_than_any_declaration(string written)
    {
        var encoding = Encoding.GetEncoding(written);

        Assert.Equal(Title, Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Document("<?xml version=\"1.0\" encoding=\"koi8-r\"?>"))]));
    }

    [Fact]
    public void The_server_is_asked_where_the_document_is_silent()
    {
        var body = Encoding.GetEncoding("iso-8859-5").GetBytes(Document(""));

        Assert.Equal(Title, new FeedParser().Parse(body, contentType: "text/xml; charset=ISO-8859-5").Items.Single().Title);
    }

    [Fact]
    public void One_stray_byte_does_not_spoil_the_rest()
    {
        var body = Encoding.UTF8.GetBytes(Document("")).Select(b => b == (byte)':' ? (byte)0x92 : b).ToArray();

        Assert.Equal(Title.Replace(':', '’'), Read(body));
    }

    private static string Document(string prolog) => $"{prolog}<rss><channel><item><title>{Title}</title></item></channel></rss>";

    private static string? Read(byte[] body) => new FeedParser().Parse(body).Items.Single().Title;
}
