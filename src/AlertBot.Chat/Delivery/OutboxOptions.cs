using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <param name="Lease">How long a claimed delivery belongs to its worker; longer than any single attempt.</param>
/// <param name="FirstRetry">The wait after the first failed attempt; it doubles with each, up to <paramref name="LongestRetry"/>.</param>
/// <param name="MaximumAttempts">After so many failures of platform or network a delivery is dead, or its destination's server is taken for broken.</param>
public sealed record OutboxOptions(Duration Lease, Duration FirstRetry, Duration LongestRetry, int MaximumAttempts)
{
    public static OutboxOptions Default { get; } = new(Duration.FromMinutes(2), Duration.FromSeconds(2), Duration.FromMinutes(30), 40);

    /// <summary>A destination that refused is tried again after this, doubled each time, up to <see cref="LongestProbe"/>.</summary>
    public Duration FirstProbe { get; init; } = Duration.FromMinutes(5);

    public Duration LongestProbe { get; init; } = Duration.FromHours(6);

    /// <summary>How long a platform certainly knows the key of a message that it showed; Discord says "a few minutes".</summary>
    public Duration KeyIsKnown { get; init; } = Duration.FromMinutes(1);

    /// <summary>After so many failures in a row, whatever the destination, the platform itself is in trouble.</summary>
    public int PlatformFailures { get; init; } = 8;

    /// <summary>A platform in trouble is left alone for this, doubled each time, up to <see cref="LongestPause"/>.</summary>
    public Duration FirstPause { get; init; } = Duration.FromSeconds(2);

    public Duration LongestPause { get; init; } = Duration.FromMinutes(2);

    /// <summary>How long sends that are under way may take when the program stops.</summary>
    public Duration Grace { get; init; } = Duration.FromSeconds(5);
}
