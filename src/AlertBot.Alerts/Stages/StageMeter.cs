using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AlertBot.Alerts.Stages;

/// <summary>What the stages count and trace; it costs next to nothing while nobody listens.</summary>
internal static class StageMeter
{
    public static readonly ActivitySource Traces = new("AlertBot.Alerts");

    private static readonly Meter Meter = new("AlertBot.Alerts");
    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>("alertbot.items.decided", "{item}", "Items that went through all stages, by the rule that decided.");
    private static readonly Counter<long> Alerts = Meter.CreateCounter<long>("alertbot.alerts", "{alert}", "Alerts, by their kind.");

    public static void Decided(string code, Alert? alert)
    {
        Decisions.Add(1, new KeyValuePair<string, object?>("decision", code));
        if (alert is not null)
        {
            Alerts.Add(1, new KeyValuePair<string, object?>("kind", alert.Kind.ToString()));
        }
    }
}
