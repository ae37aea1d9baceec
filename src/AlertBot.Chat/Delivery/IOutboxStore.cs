using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>The outbox: alerts on their way to destinations, one row each.</summary>
public interface IOutboxStore
{
    /// <summary>
    /// Due deliveries, at most one for each destination so that its messages keep their order, urgent before routine, leased to the
    /// caller: nobody else gets them before the lease ends. Expired ones are marked and not returned.
    /// </summary>
    Task<IReadOnlyList<DueDelivery>> ClaimAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken);

    Task SaveAsync(DueDelivery delivery, DeliveryOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Gives back what a process that died had claimed. Only for a store that one process owns alone.</summary>
    Task ReleaseClaimsAsync(CancellationToken cancellationToken);
}

/// <param name="Attempts">How often it was tried before.</param>
public sealed record DueDelivery(long Id, Alert Alert, Destination Destination, int Attempts);

/// <summary>How an attempt ended.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <param name="MessageId">The platform's id of the message, for edits and replies.</param>
    public sealed record Delivered(string? MessageId, Instant At) : DeliveryOutcome;

    /// <summary>To be tried again; the whole destination waits until then, so that its messages keep their order.</summary>
    public sealed record Later(Instant NotBefore, string Reason) : DeliveryOutcome;

    /// <summary>Our own limiter holds it back: not an attempt, nothing was sent.</summary>
    public sealed record Held(Instant Until) : DeliveryOutcome;

    /// <summary>The platform moved the destination; the delivery is tried again there at once.</summary>
    public sealed record Moved(string NewAddress) : DeliveryOutcome;

    /// <summary>The destination cannot be reached: it waits, with all that is meant for it, until someone mends it.</summary>
    public sealed record DestinationBroken(string Reason) : DeliveryOutcome;

    /// <summary>This message can never be sent; others can.</summary>
    public sealed record Dead(string Reason) : DeliveryOutcome;
}
