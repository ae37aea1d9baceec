using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace AlertBot.Chat.Delivery;

/// <summary>
/// Names one delivery for as long as it may be repeated. Discord takes it as nonce (25 characters at most, so keep it short),
/// webhooks as the id to drop repeats by.
/// </summary>
public sealed record DeliveryKey(string Value)
{
    /// <summary>The row's number alone would be the same again in a new store: what the alert says and when tells the two apart.</summary>
    public static DeliveryKey For(DueDelivery delivery)
    {
        var alert = string.Create(CultureInfo.InvariantCulture, $"{delivery.Alert.Key} {delivery.Alert.At.ToUnixTimeTicks()}");
        return new DeliveryKey(string.Create(CultureInfo.InvariantCulture, $"{delivery.Id:x}-{XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(alert)):x8}"));
    }
}
