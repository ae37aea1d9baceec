using AlertBot.Feeds.Fetching;
using Microsoft.AspNetCore.Http;

namespace AlertBot.Feeds.Tests.Fetching;

public sealed class LinkHeaderTests : FetchedTests
{
    [Theory]
    [InlineData("<https://hub.example/>; rel=\"hub\"", "https://hub.example/")]
    [InlineData("<https://x.example/feed>; rel=\"self\", <https://hub.example/>; rel=hub", "https://hub.example/")]
    [InlineData("</hub>; title=\"a, b\"; REL=\"alternate hub\"", "https://feeds.example/hub")]
    [InlineData("<https://hub.example/>; rel=\"hubs\"", null)]
    [InlineData("<javascript:x>; rel=hub", null)]
    [InlineData("<https://hub.example/; rel=hub", null)]
    [InlineData("", null)]
    public void A_relation_is_found_however_it_is_written(string header, string? found) =>
        Assert.Equal(found, LinkHeader.Find(header, "hub", new("https://feeds.example/rss")));

    [Fact]
    public async Task An_answer_says_which_hub_its_headers_announce()
    {
        var address = Server.At("/feed", context =>
        {
            context.Response.Headers.Link = "<https://hub.example/>; rel=\"hub\", </topic>; rel=\"self\"";
            return context.Response.WriteAsync("<rss/>");
        });

        var hub = Assert.IsType<FetchedBody>(await FetchAsync(new(address))).Hub;
        Assert.Equal(new AnnouncedHub("https://hub.example/", new Uri(Server.Root, "/topic").AbsoluteUri), hub);
    }
}
