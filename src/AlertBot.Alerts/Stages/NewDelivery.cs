using NodaTime;

namespace AlertBot.Alerts.Stages;

/// <summary>An alert's order to be sent to a destination.</summary>
/// <param name="Expires">From then on it would no longer be true.</param>
/// <param name="Form">Edits and replies concern the message that the alert's story has at the destination already.</param>
public sealed record NewDelivery(long Destination, bool Urgent, Instant NotBefore, Instant? Expires, DeliveryForm Form = DeliveryForm.Post)
{
    /// <summary>Whether the destination must have been told of the alert's story before, or must not have been.</summary>
    public ToldBefore Asks { get; init; }

    /// <summary>The platform's id of the message that says this from now on; null for the message of the alert's story, or a new one.</summary>
    public string? Corrects { get; init; }

    /// <summary>What is over it is not sent by itself; null is always sent.</summary>
    public DayBudget? Budget { get; init; }
}

/// <summary>What a delivery asks of its destination's past.</summary>
public enum ToldBefore
{
    /// <summary>Nothing.</summary>
    Either,

    /// <summary>It was told of the story: elsewhere there is nothing to bring up to date.</summary>
    Told,

    /// <summary>It was not told of the story: it waited until enough publishers had it.</summary>
    Untold,
}
