using System.Diagnostics.Metrics;
using AlertBot.Running;
using AlertBot.Storage;
using NodaTime.Extensions;

namespace AlertBot.Telemetry;

/// <summary>
/// What waits in the store, looked at every 15 seconds. With several replicas each reports the same figures: take the maximum, not the sum.
/// </summary>
internal sealed class StoreGauges : BackgroundService
{
    public const string MeterName = "AlertBot.Store";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly Meter _meter = new(MeterName);
    private readonly IStoreFigures _store;
    private readonly JobTroubles _troubles;
    private readonly TimeProvider _clock;
    private StoreFigures? _figures;

    public StoreGauges(IStoreFigures store, JobTroubles troubles, TimeProvider clock)
    {
        (_store, _troubles, _clock) = (store, troubles, clock);
        _meter.CreateObservableGauge("alertbot.items.waiting", Items, "{item}", "Items on their way through the stages.");
        Gauge("alertbot.outbox.waiting", "{delivery}", "Deliveries that wait.", f => f.Waiting);
        Gauge("alertbot.outbox.overdue", "s", "For how long the oldest delivery has been due, to destinations that can be reached.", f => f.Overdue.TotalSeconds);
        Gauge("alertbot.feeds", "{feed}", "Feeds that are polled.", f => f.Feeds);
        Gauge("alertbot.feeds.overdue", "s", "For how long the longest due feed has been due.", f => f.FeedsOverdue.TotalSeconds);
        Gauge("alertbot.destinations.broken", "{destination}", "Destinations that cannot be reached.", f => f.Broken);
        Gauge("alertbot.deadlines.open", "{deadline}", "Open deadlines of the ledger.", f => f.OpenDeadlines);
        _meter.CreateObservableGauge("alertbot.troubles", () => _troubles.Now.Count, "{trouble}", "What is wrong with the jobs right now.");
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            _figures = await _store.TakeAsync(_clock.GetUtcNow().ToInstant(), cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The jobs tell what is wrong with the store; no figure is better than an old one.
            _figures = null;
        }
    }

    private void Gauge(string name, string unit, string description, Func<StoreFigures, double> figure) =>
        _meter.CreateObservableGauge(name, () => _figures is { } figures ? [new Measurement<double>(figure(figures))] : Array.Empty<Measurement<double>>(), unit, description);

    private IEnumerable<Measurement<int>> Items() => _figures is not { } figures
        ? []
        : [Stage(figures.Stored, "stored"), Stage(figures.Read, "read"), Stage(figures.Placed, "placed")];

    private static Measurement<int> Stage(int count, string stage) => new(count, new KeyValuePair<string, object?>("stage", stage));
}
