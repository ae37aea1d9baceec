using System.Globalization;

namespace AlertBot.Chat.Delivery;

/// <summary>
/// Names one delivery for as long as it may be repeated. Discord takes it as nonce (25 characters at most, so keep it short),
/// webhooks as the id to drop repeats by.
/// </summary>
public sealed record DeliveryKey(string Value)
{
    public static DeliveryKey For(long deliveryId) => new(deliveryId.ToString(CultureInfo.InvariantCulture));
}
