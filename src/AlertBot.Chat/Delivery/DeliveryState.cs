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

    /// <summary>Never sent, because a newer edit of the same message says all that it said.</summary>
    Superseded,

    /// <summary>Given up, and forgotten by an admin.</summary>
    Dropped,

    /// <summary>Not sent by itself: the destination had had as many alerts that day as it wants. The next digest names it.</summary>
    OverBudget,
}
