using AlertBot.Feeds.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace AlertBot.Feeds.Tests.Fetching;

public sealed class HostGateTests
{
    private static readonly Uri Kyiv = new("https://kyiv.example/feed");
    private static readonly Uri Other = new("https://other.example/feed");

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_gets_no_more_than_its_share_and_others_do_not_wait()
    {
        var gate = new HostGate(2, TimeSpan.Zero, 100, _clock);
        var first = await gate.EnterAsync(Kyiv, Cancelled);
        await gate.EnterAsync(new("http://KYIV.example/second"), Cancelled);

        var third = gate.EnterAsync(Kyiv, Cancelled);
        await gate.EnterAsync(Other, Cancelled);
        Assert.False(third.IsCompleted);

        first.Dispose();
        first.Dispose();
        await third;
        Assert.False(gate.EnterAsync(Kyiv, Cancelled).IsCompleted);
    }

    [Fact]
    public async Task Starts_at_one_host_are_spaced()
    {
        var gate = new HostGate(10, TimeSpan.FromSeconds(1), 100, _clock);
        await gate.EnterAsync(Kyiv, Cancelled);
        var (second, third) = (gate.EnterAsync(Kyiv, Cancelled), gate.EnterAsync(Kyiv, Cancelled));

        _clock.Advance(TimeSpan.FromSeconds(1));
        await second;
        Assert.False(third.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await third;
        Assert.True(gate.EnterAsync(Other, Cancelled).IsCompleted);
    }
}
