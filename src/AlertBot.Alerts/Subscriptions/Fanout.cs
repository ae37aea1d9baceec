using AlertBot.Alerts.Stages;
using AlertBot.Understanding.Classification;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>From one alert to the destinations that want it, each once, each at its time.</summary>
public static class Fanout
{
    public static IReadOnlyList<NewDelivery> Of(Alert alert, IEnumerable<Subscription> subscriptions) =>
    [
        .. subscriptions
            .Where(s => s.Wants(alert))
            .DistinctBy(s => s.Destination.Id)
            .Select(s => Delivery(alert, s.Destination)),
    ];

    private static NewDelivery Delivery(Alert alert, Destination destination)
    {
        var urgent = alert.Urgency == Urgency.Breaking;
        var notBefore = urgent || destination.Quiet is not { } quiet ? alert.At : quiet.EarliestFrom(alert.At, destination.Zone);
        return new NewDelivery(destination.Id, urgent, notBefore, alert.Expires);
    }
}
