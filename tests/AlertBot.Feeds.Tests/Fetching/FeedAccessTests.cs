using System.Text;
using AlertBot.Feeds.Fetching;

namespace AlertBot.Feeds.Tests.Fetching;

/// <summary>A feed that wants to be asked differently from all others, and secrets that go nowhere else.</summary>
public sealed class FeedAccessTests : FetchedTests
{
    private const string Rss = "<rss version='2.0'/>";

    private static readonly FeedAccess Access = new()
    {
        UserAgent = "Reader/1",
        Headers = new Dictionary<string, string> { ["X-Key"] = "k1" },
        User = "anna",
        Password = "pass:word",
    };

    [Fact]
    public async Task A_feed_is_asked_in_its_own_way()
    {
        await FetchAsync(new(Server.At("/feed", Rss)) { Access = Access });

        var headers = Assert.Single(Server.Requests);
        Assert.Equal(("Reader/1", "k1", Basic("anna:pass:word")), (headers.UserAgent.ToString(), headers["X-Key"].ToString(), headers.Authorization.ToString()));
    }

    [Fact]
    public async Task Others_are_asked_as_ever()
    {
        await FetchAsync(new(Server.At("/feed", Rss)));

        var headers = Assert.Single(Server.Requests);
        Assert.StartsWith("AlertBot/", headers.UserAgent.ToString(), StringComparison.Ordinal);
        Assert.Empty(headers.Authorization.ToString());
    }

    [Fact]
    public async Task A_redirect_within_the_host_keeps_the_secrets()
    {
        Server.At("/new", Rss);
        await FetchAsync(new(Server.Redirect("/feed", "/new")) { Access = Access });

        Assert.All(Server.Requests, headers => Assert.Equal("k1", headers["X-Key"]));
    }

    [Fact]
    public async Task A_redirect_to_another_host_gets_none_of_them()
    {
        await using var other = await LoopbackServer.StartAsync();
        await FetchAsync(new(Server.Redirect("/feed", other.At("/feed", Rss).AbsoluteUri)) { Access = Access });

        var headers = Assert.Single(other.Requests);
        Assert.Equal(("Reader/1", "", ""), (headers.UserAgent.ToString(), headers["X-Key"].ToString(), headers.Authorization.ToString()));
    }

    [Fact]
    public async Task Secrets_are_read_from_files_and_the_environment()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "from file\n", Cancelled);
        Environment.SetEnvironmentVariable("ALERTBOT_TEST_FEED_KEY", "from environment");
        try
        {
            var access = new FeedAccess { Password = $"file:{file}", User = "u", Headers = new Dictionary<string, string> { ["X-Key"] = "env:ALERTBOT_TEST_FEED_KEY" } };
            await FetchAsync(new(Server.At("/feed", Rss)) { Access = access });

            var headers = Assert.Single(Server.Requests);
            Assert.Equal(("from environment", Basic("u:from file")), (headers["X-Key"].ToString(), headers.Authorization.ToString()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_secret_that_is_not_there_is_a_failure_that_names_the_reference()
    {
        var result = await FetchAsync(new(Server.At("/feed", Rss)) { Access = new() { User = "u", Password = "env:ALERTBOT_NOT_SET" } });

        var failure = Assert.IsType<FetchFailed>(result).Failure;
        Assert.Equal(FailureKind.Credentials, failure.Kind);
        Assert.Contains("ALERTBOT_NOT_SET", failure.Sentence, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void What_is_printed_holds_no_secret() =>
        Assert.Equal(
            "user agent Reader/1, X-Key: ***, proxy http://proxy.example:3128, user ***, password ***",
            (Access with { Proxy = "http://me:secret@proxy.example:3128" }).ToString());

    [Fact]
    public async Task A_feed_goes_through_its_proxy_which_may_be_private()
    {
        Server.At("/feed", Rss);
        var guarded = Open with { AllowPrivateNetworks = false };
        var result = await ThroughAsync(new("http://feeds.example/feed"), guarded, Answers("8.8.8.8"), new UriBuilder(Server.Root) { UserName = "me", Password = "secret" }.Uri);

        Assert.IsType<FetchedBody>(result);
        Assert.Equal("feeds.example", Assert.Single(Server.Requests).Host);
    }

    [Theory]
    [InlineData("http://10.0.0.1/feed")]
    [InlineData("http://[::ffff:169.254.169.254]/feed")]
    [InlineData("http://2130706433/feed")]
    [InlineData("http://inner.example/feed")]
    public async Task A_proxy_is_no_way_around_the_guard(string address)
    {
        var result = await ThroughAsync(new(address), Open with { AllowPrivateNetworks = false }, Answers("192.168.1.1"), Server.Root);

        Assert.Equal(FailureKind.PrivateAddress, Assert.IsType<FetchFailed>(result).Failure.Kind);
        Assert.Empty(Server.Requests);
    }

    private async Task<FetchResult> ThroughAsync(Uri address, FetchingOptions options, ResolveHost resolve, Uri proxy)
    {
        ResolveHost names = (host, cancellationToken) => host == proxy.IdnHost ? Answers("127.0.0.1")(host, cancellationToken) : resolve(host, cancellationToken);
        using var clients = new FeedClients(options, names);
        var fetcher = new FeedFetcher(clients, options, new HostGate(2, TimeSpan.Zero, 10, Clock), Clock);
        return await fetcher.FetchAsync(new(address) { Access = new() { Proxy = proxy.AbsoluteUri } }, Cancelled);
    }

    private static string Basic(string pair) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));
}
