using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AlertBot.Feeds.Fetching;

namespace AlertBot.Feeds.Tests.Fetching;

/// <summary>The runtime's own traces and metrics name the host of every request; a private feed's is nobody's affair.</summary>
public sealed class PrivateFetchTests : FetchedTests
{
    private readonly ConcurrentQueue<string> _heard = new();

    [Fact]
    public async Task Whom_a_private_feed_asks_is_in_no_trace_and_no_metric_of_the_runtime()
    {
        var address = Server.At("/private", "<rss version='2.0'><channel><title>Talks</title></channel></rss>");
        using var meters = Meters(address.Port);
        using var traces = Traces(address.Port);

        Assert.IsType<FetchedBody>(await FetchAsync(new FetchRequest(address) { IsPrivate = true }));
        Assert.DoesNotContain(_heard, what => what.StartsWith("System.Net.Http", StringComparison.Ordinal));

        Assert.IsType<FetchedBody>(await FetchAsync(new FetchRequest(address)));
        Assert.Contains("System.Net.Http metric", _heard);
        Assert.Contains("System.Net.Http trace", _heard);
    }

    [Fact]
    public async Task A_private_feed_goes_past_the_same_guard()
    {
        var guarded = Open with { AllowPrivateNetworks = false };
        var failed = Assert.IsType<FetchFailed>(await FetchAsync(new FetchRequest(Server.At("/private", "")) { IsPrivate = true }, guarded));

        Assert.Equal(FailureKind.PrivateAddress, failed.Failure.Kind);
    }

    /// <summary>Other tests fetch at the same time: the port tells which request it was.</summary>
    private MeterListener Meters(int port)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, it) => { if (instrument.Name.StartsWith("http.client", StringComparison.Ordinal)) { it.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument.Meter.Name + " metric", tags, port));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument.Meter.Name + " metric", tags, port));
        listener.Start();
        return listener;
    }

    private ActivityListener Traces(int port)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Hear("System.Net.Http trace", [.. activity.TagObjects], port),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private void Hear(string what, ReadOnlySpan<KeyValuePair<string, object?>> tags, int port)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "server.port" && Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) == port)
            {
                _heard.Enqueue(what);
            }
        }
    }
}
