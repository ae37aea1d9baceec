using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;

namespace AlertBot.Chat.Delivery;

/// <summary>A delivery that was claimed.</summary>
/// <param name="Attempts">How often it was tried before.</param>
public sealed record DueDelivery(long Id, Alert Alert, Destination Destination, int Attempts)
{
    public DeliveryForm Form { get; init; }

    /// <summary>The platform's id of the message that the alert's story has at the destination, or null: then every form is a post.</summary>
    public string? StoryMessage { get; init; }

    /// <summary>The item whose picture that message shows, or null.</summary>
    public long? ShownPicture { get; init; }

    /// <summary>It puts that message straight, and is nothing without it.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>How often the destination was tried in vain since it broke.</summary>
    public int Probes { get; init; }
}

/// <summary>A claimed delivery and how its attempt ended.</summary>
public sealed record FinishedDelivery(DueDelivery Delivery, DeliveryOutcome Outcome);
