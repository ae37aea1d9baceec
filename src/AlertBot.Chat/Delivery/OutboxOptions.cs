using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <param name="Lease">How long a claimed delivery belongs to its worker; longer than any single attempt.</param>
/// <param name="Batch">Deliveries claimed at a time.</param>
/// <param name="FirstRetry">The wait after the first failed attempt; it doubles with each, up to <paramref name="LongestRetry"/>.</param>
/// <param name="MaximumAttempts">After so many failures of platform or network the delivery is dead.</param>
public sealed record OutboxOptions(Duration Lease, int Batch, Duration FirstRetry, Duration LongestRetry, int MaximumAttempts)
{
    public static OutboxOptions Default { get; } = new(Duration.FromMinutes(2), 64, Duration.FromSeconds(2), Duration.FromMinutes(30), 40);
}
