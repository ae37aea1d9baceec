using System.Net;
using AlertBot.Feeds.Fetching;

namespace AlertBot.Feeds.Tests.Fetching;

public sealed class FeedClientTests
{
    [Fact]
    public void Feeds_are_asked_over_http_2_where_it_is_offered_and_never_over_quic_which_would_pass_the_guard()
    {
        using var client = FeedClient.Create(new());

        Assert.Equal((HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower), (client.DefaultRequestVersion, client.DefaultVersionPolicy));
    }
}
