using System.Text;
using AlertBot.Discord.Receiving;

namespace AlertBot.Discord.Tests.Interactions;

public sealed class AttachmentTests
{
    [Fact]
    public async Task An_attachment_is_read_from_Discord_unless_it_is_too_long()
    {
        Assert.Equal("<opml/>", await ReadAsync("https://cdn.discordapp.com/attachments/1/2/feeds.opml?ex=1", 100));
        Assert.Equal("<opml/>", await ReadAsync("http://localhost:5000/files/feeds.opml", 7));
        Assert.Null(await ReadAsync("https://cdn.discordapp.com/attachments/1/2/feeds.opml", 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("feeds.opml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://cdn.discordapp.com/a")]
    [InlineData("https://cdn.discordapp.com:8443/a")]
    [InlineData("https://cdn.discordapp.com.evil.example/a")]
    [InlineData("https://cdn.discordapp.com@evil.example/a")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task No_other_address_is_looked_at(string file) => Assert.Null(await ReadAsync(file, 100));

    private static async Task<string?> ReadAsync(string file, int most)
    {
        using var http = new HttpClient(new Everywhere());
        return await new DiscordAttachments(http, new Uri("http://localhost:5000/api/v10/")).ReadAsync(file, most, TestContext.Current.CancellationToken) is { } content ? Encoding.UTF8.GetString(content.Span) : null;
    }

    /// <summary>Answers whatever is asked.</summary>
    private sealed class Everywhere : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent("<opml/>") });
    }
}
