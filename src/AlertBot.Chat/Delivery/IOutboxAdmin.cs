using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>What an admin can see of the outbox, and do about it.</summary>
public interface IOutboxAdmin
{
    /// <summary>Deliveries that were given up, the newest first.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Sends a dead letter as if it were new.</summary>
    /// <returns>False when there is no such dead letter.</returns>
    Task<bool> RetryAsync(long delivery, Instant now, CancellationToken cancellationToken);

    /// <summary>Forgets a dead letter.</summary>
    /// <returns>False when there is no such dead letter.</returns>
    Task<bool> DropAsync(long delivery, CancellationToken cancellationToken);

    /// <summary>Every destination that is not removed, the paused ones first.</summary>
    Task<IReadOnlyList<DestinationHealth>> DestinationsAsync(CancellationToken cancellationToken);

    /// <summary>Tries a paused destination again now.</summary>
    /// <returns>False when no such destination is paused.</returns>
    Task<bool> ProbeAsync(string destination, Instant now, CancellationToken cancellationToken);
}

/// <param name="Alert">What it says, in short: the key of the alert.</param>
public sealed record DeadLetter(long Delivery, string Alert, string Destination, string Platform, Instant At, int Attempts, string Reason);

/// <param name="Waiting">Deliveries that are to be sent.</param>
/// <param name="Paused">Why nothing can be delivered there, or null.</param>
/// <param name="NextTry">When it is tried again, if it is paused.</param>
public sealed record DestinationHealth(string Name, string Platform, int Waiting, string? Paused, Instant? PausedSince, Instant? NextTry)
{
    /// <summary>What the oldest delivery that waits was told when it was tried last, or null.</summary>
    public string? LastTry { get; init; }
}
