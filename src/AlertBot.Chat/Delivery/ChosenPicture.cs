using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;

namespace AlertBot.Chat.Delivery;

/// <summary>
/// Which picture a message shows. Those of the alert are allowed by the owners of their feeds; here the destination has its say, as it is
/// when the message goes out.
/// </summary>
public static class ChosenPicture
{
    /// <param name="orders">Of the destination.</param>
    public static SourcePicture? Of(DueDelivery delivery, IReadOnlyList<Subscription> orders)
    {
        if (!delivery.Destination.Wishes.Pictures)
        {
            return null;
        }

        var allowed = delivery.Alert.Content.Pictures.Where(p => Subscription.ShowPictureOf(p.Source, delivery.Alert.Dossier, orders)).ToList();
        // A picture that changes with every report would be taken for news; one that an answer repeats tells nothing.
        return delivery.Form == DeliveryForm.Edit
            ? allowed.Find(p => p.Source.Item == delivery.ShownPicture) ?? allowed.FirstOrDefault()
            : allowed.Find(p => p.Source.Item != delivery.ShownPicture);
    }
}
