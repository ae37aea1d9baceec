using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AlertBot.Alerts.Stages;

/// <summary>What the stages count and trace; it costs next to nothing while nobody listens.</summary>
public sealed class StageMeter
{
    private static readonly ActivitySource Traces = new("AlertBot.Alerts");
    private static readonly Meter Meter = new("AlertBot.Alerts");
    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>("alertbot.items.decided", "{item}", "Items that went through all stages, by the rule that decided.");
    private static readonly Counter<long> Alerts = Meter.CreateCounter<long>("alertbot.alerts", "{alert}", "Alerts, by their kind.");

    private readonly bool _isHeard;

    private StageMeter(bool isHeard) => _isHeard = isHeard;

    internal static StageMeter Heard { get; } = new(isHeard: true);

    /// <summary>For a trial beside the line: what only would have been is nobody's alert.</summary>
    public static StageMeter Silent { get; } = new(isHeard: false);

    internal Activity? Trace(string stage) => _isHeard ? Traces.StartActivity(stage) : null;

    internal void Decided(string code, Alert? alert)
    {
        if (!_isHeard)
        {
            return;
        }

        Decisions.Add(1, new KeyValuePair<string, object?>("decision", code));
        if (alert is not null)
        {
            Alerts.Add(1, new KeyValuePair<string, object?>("kind", alert.Kind.ToString()));
        }
    }
}
