using System.Diagnostics.Metrics;

namespace AlertBot.Feeds.Fetching;

/// <summary>
/// Meters under a name that no exporter listens to. Those of the runtime's HTTP client name the host of every request, and that of a private
/// feed is nobody's affair.
/// </summary>
internal sealed class UnheardMeters : IMeterFactory
{
    private readonly Meter _meter = new("AlertBot.Feeds.Unheard");

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose() => _meter.Dispose();
}
