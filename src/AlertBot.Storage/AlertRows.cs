using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>An alert and its deliveries enter the store together or not at all.</summary>
internal static class AlertRows
{
    /// <returns>False when an alert with this key exists already: nothing was added.</returns>
    public static async Task<bool> AddAsync(AlertBotContext context, Alert alert, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (await context.Alerts.AnyAsync(a => a.Key == alert.Key, cancellationToken))
        {
            return false;
        }

        var row = new AlertRow
        {
            Key = alert.Key,
            Kind = alert.Kind,
            Dossier = alert.Dossier,
            At = alert.At,
            StoryId = alert.Story,
            Alert = StoredJson.Write(alert),
        };
        context.Alerts.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        context.Deliveries.AddRange(deliveries.Select(d => Delivery(row.Id, d)));
        return true;
    }

    private static DeliveryRow Delivery(long alert, NewDelivery delivery) => new()
    {
        AlertId = alert,
        DestinationId = delivery.Destination,
        State = DeliveryState.Waiting,
        Urgent = delivery.Urgent,
        NotBefore = delivery.NotBefore,
        Expires = delivery.Expires,
    };
}
