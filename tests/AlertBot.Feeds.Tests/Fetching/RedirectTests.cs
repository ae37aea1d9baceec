using AlertBot.Feeds.Fetching;

namespace AlertBot.Feeds.Tests.Fetching;

public sealed class RedirectTests : FetchedTests
{
    private const string Rss = "<rss version='2.0'/>";

    [Theory]
    [InlineData(301, 308, "/new")]
    [InlineData(301, 302, "/mid")]
    [InlineData(302, 301, null)]
    [InlineData(307, 303, null)]
    public async Task Only_an_unbroken_chain_of_permanent_redirects_is_a_move(int first, int second, string? moved)
    {
        Server.At("/new", Rss);
        Server.Redirect("/mid", "/new", second);
        var result = Assert.IsType<FetchedBody>(await FetchAsync(new(Server.Redirect("/old", "mid", first))));

        Assert.Equal("/new", result.Address.AbsolutePath);
        Assert.Equal(moved, result.MovedTo?.AbsolutePath);
    }

    [Fact]
    public async Task A_loop_ends()
    {
        Server.Redirect("/b", "/a");

        Assert.Equal(FailureKind.RedirectLoop, await FailureAsync(Server.Redirect("/a", "/b")));
        Assert.Equal(Open.MaxRedirects + 1, Server.Requests.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://feeds.example/")]
    [InlineData("gopher://127.0.0.1:25/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    [InlineData("")]
    public async Task A_redirect_leads_to_the_web_or_nowhere(string target)
    {
        var kind = await FailureAsync(Server.Redirect("/old", target));

        Assert.True(kind is FailureKind.BadRedirect or FailureKind.RedirectLoop, kind.ToString());
    }

    [Fact]
    public async Task A_feed_address_that_is_not_of_the_web_is_refused() =>
        Assert.Equal(FailureKind.BadAddress, await FailureAsync(new Uri("file:///etc/passwd")));
}
