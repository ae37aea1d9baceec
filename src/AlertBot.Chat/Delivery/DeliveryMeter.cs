using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AlertBot.Chat.Delivery;

/// <summary>What delivery counts and traces; it costs next to nothing while nobody listens.</summary>
internal static class DeliveryMeter
{
    public static readonly ActivitySource Traces = new("AlertBot.Chat");

    private static readonly Meter Meter = new("AlertBot.Chat");
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("alertbot.deliveries", "{delivery}", "Attempts to deliver, by platform and outcome.");
    private static readonly Histogram<double> Delay = Meter.CreateHistogram<double>("alertbot.delivery.delay", "s", "From the alert to its acceptance by the platform.");

    public static void Count(DueDelivery delivery, DeliveryOutcome outcome)
    {
        var platform = new KeyValuePair<string, object?>("platform", delivery.Destination.Platform);
        Deliveries.Add(1, platform, new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));
        if (outcome is DeliveryOutcome.Delivered delivered)
        {
            Delay.Record((delivered.At - delivery.Alert.At).TotalSeconds, platform);
        }
    }
}
