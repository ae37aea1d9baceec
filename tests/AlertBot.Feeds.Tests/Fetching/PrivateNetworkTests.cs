using System.Net;
using AlertBot.Feeds.Fetching;

namespace AlertBot.Feeds.Tests.Fetching;

/// <summary>The guard as an attacker meets it: through addresses, names, redirects and a name server that changes its mind.</summary>
public sealed class PrivateNetworkTests : FetchedTests
{
    private static readonly FetchingOptions Guarded = Open with { AllowPrivateNetworks = false };

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("127.0.0.1.")]
    [InlineData("①②⑦.0.0.1")]
    public async Task No_spelling_of_loopback_gets_through(string host)
    {
        Server.At("/feed", "<rss/>");

        var kind = await FailureAsync(new Uri($"http://{host}:{Server.Root.Port}/feed"), Guarded);

        Assert.True(kind is FailureKind.PrivateAddress or FailureKind.UnknownHost, kind.ToString());
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fd00:ec2::254]/latest/meta-data/")]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("http://10.0.0.1/feed")]
    public async Task Metadata_and_inner_networks_are_refused_before_connecting(string address) =>
        Assert.Equal(FailureKind.PrivateAddress, await FailureAsync(new Uri(address), Guarded));

    [Fact]
    public async Task A_name_that_means_a_private_address_is_refused() =>
        Assert.Equal(FailureKind.PrivateAddress, await FailureAsync(new("http://feeds.example/"), Guarded, Answers("10.0.0.1", "::1")));

    [Fact]
    public async Task Of_a_name_with_public_and_private_addresses_only_the_public_one_is_tried()
    {
        var tried = FailureAsync(
            new Uri($"http://feeds.example:{Server.Root.Port}/feed"),
            Guarded with { ConnectTimeout = TimeSpan.FromMilliseconds(200) },
            Answers("127.0.0.1", "8.8.8.8"));

        Assert.NotEqual(FailureKind.PrivateAddress, await tried);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_redirect_into_the_inner_network_is_refused()
    {
        Server.At("/secret", "<rss/>");
        var lure = Server.Redirect("/feed", $"http://127.0.0.1:{Server.Root.Port}/secret");
        var outside = new UriBuilder(lure) { Host = "feeds.example" }.Uri;

        var kind = await FailureAsync(outside, Guarded with { AllowedPrivate = ["feeds.example"] }, Answers("127.0.0.1"));

        Assert.Equal(FailureKind.PrivateAddress, kind);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_name_server_that_changes_its_answer_after_the_check_gains_nothing()
    {
        var asked = 0;
        ResolveHost rebinding = (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Parse("10.0.0.1") : IPAddress.Loopback]);

        var kind = await FailureAsync(new Uri($"http://feeds.example:{Server.Root.Port}/"), Guarded, rebinding);

        Assert.Equal((FailureKind.PrivateAddress, 1), (kind, asked));
        Assert.Empty(Server.Requests);
    }
}
