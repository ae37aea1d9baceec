using System.Net;
using System.Net.Sockets;
using AlertBot.Fakes;

namespace AlertBot.EndToEnd.Tests;

/// <summary>A feed with a hub, followed by the real program: what the hub sends is there long before the next look.</summary>
public sealed class HubTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hub_brings_news_between_two_looks_and_a_forger_brings_nothing()
    {
        await using var world = await World.StartAsync(Cancelled);
        await using var hub = new FakeHub();
        await hub.StartAsync(Cancelled);
        var paper = new Paper().Add(Paper.Football);
        var feed = world.Publishers.Publish("/paper", Announcing(paper, hub));
        var own = new Uri($"http://127.0.0.1:{FreePort()}");
        world.Write(new
        {
            Storage = new { Path = world.Database },
            Http = new { Address = own, PublicAddress = own },
            Fetching = new { AllowPrivateNetworks = true },
            Feeds = new[] { new { Address = feed, Publisher = "paper", Interval = "01:00:00" } },
        });
        await using var worker = Worker.Start(world.Folder);
        await world.UntilAsync(worker, () => hub.Topics.Contains(feed.AbsoluteUri), "the hub and AlertBot agree", Cancelled);

        Assert.Equal(HttpStatusCode.Accepted, await hub.SendAsync(feed.AbsoluteUri, new Paper().Add(Paper.Football with { Guid = "forged" }).Rss(), sign: false, Cancelled));
        Assert.Equal(HttpStatusCode.Accepted, await hub.SendAsync(feed.AbsoluteUri, new Paper().Add(Paper.Ultimatum).Rss(), sign: true, Cancelled));
        await world.UntilAsync(worker, () => world.Count("SELECT COUNT(*) FROM Alerts") == 1, "what the hub sent is alerted", Cancelled);

        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM Items"));
        Assert.Equal(1, world.Publishers.Polls("/paper"));
        Assert.Empty(hub.Violations);
    }

    private static string Announcing(Paper paper, FakeHub hub) => paper.Rss().Replace(
        "<description>News</description>", $"<description>News</description><link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"hub\" href=\"{hub.Address}\"/>", StringComparison.Ordinal);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
