using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>The outbox: alerts on their way to destinations, one row each.</summary>
public interface IOutboxStore
{
    /// <summary>Grows with everything that this process writes: while it stands still, nothing new is due but by the clock.</summary>
    long Changes { get; }

    /// <summary>
    /// Due deliveries, at most one for each destination so that its messages keep their order, urgent before routine, those that waited
    /// longest for their turn first, leased to the caller: nobody else gets them before the lease ends. What concerns one story keeps
    /// its order even before urgency. Expired ones, and those that a destination's catch-up does not want, are marked and not returned.
    /// </summary>
    Task<IReadOnlyList<DueDelivery>> ClaimAsync(OutboxClaim claim, CancellationToken cancellationToken);

    /// <summary>How attempts ended, all in one transaction; their destinations are free again.</summary>
    Task SaveAsync(IReadOnlyList<FinishedDelivery> finished, Instant now, CancellationToken cancellationToken);

    /// <summary>Gives back what a process that died had claimed. Only for a store that one process owns alone.</summary>
    Task ReleaseClaimsAsync(CancellationToken cancellationToken);
}

/// <param name="Limit">At most so many destinations.</param>
public sealed record OutboxClaim(Instant Now, Duration Lease, int Limit)
{
    /// <summary>Only what goes there; null takes all.</summary>
    public string? Platform { get; init; }
}
