using NodaTime;

namespace AlertBot.Alerts.Stages;

/// <summary>An alert's order to be sent to a destination.</summary>
/// <param name="Expires">From then on it would no longer be true.</param>
/// <param name="Form">Edits and replies concern the message that the alert's story has at the destination already.</param>
public sealed record NewDelivery(long Destination, bool Urgent, Instant NotBefore, Instant? Expires, DeliveryForm Form = DeliveryForm.Post)
{
    /// <summary>Only for a destination that was told of the story before: elsewhere there is nothing to bring up to date.</summary>
    public bool OnlyIfTold { get; init; }

    /// <summary>Only for a destination that was not told of the story: it waited until enough publishers had it.</summary>
    public bool OnlyIfUntold { get; init; }

    /// <summary>The platform's id of the message that says this from now on; null for the message of the alert's story, or a new one.</summary>
    public string? Corrects { get; init; }

    /// <summary>What is over it is not sent by itself; null is always sent.</summary>
    public DayBudget? Budget { get; init; }
}
