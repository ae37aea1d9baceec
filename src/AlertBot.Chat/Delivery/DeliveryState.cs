namespace AlertBot.Chat.Delivery;

public enum DeliveryState
{
    /// <summary>To be sent, or to be sent again.</summary>
    Waiting,

    /// <summary>Accepted by the platform.</summary>
    Delivered,

    /// <summary>Given up, with the reason; an admin may retry it.</summary>
    Dead,

    /// <summary>No longer true before it could be sent: a reminder after the day.</summary>
    Expired,
}
