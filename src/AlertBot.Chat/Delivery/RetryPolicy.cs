using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>What becomes of a delivery whose attempt ended: a pure function of the result, the attempts and the dice.</summary>
public sealed class RetryPolicy(OutboxOptions options, Random dice)
{
    /// <param name="isOneServer">See <see cref="IChatPlatform.IsOneServer"/>.</param>
    public DeliveryOutcome After(SendResult result, DueDelivery delivery, Instant now, bool isOneServer = true) => result switch
    {
        SendResult.Delivered delivered => new DeliveryOutcome.Delivered(delivered.MessageId, now, delivered.Rest is { } rest ? now + rest : null),
        SendResult.Failed { NewAddress: { } address } => new DeliveryOutcome.Moved(address.Value),
        SendResult.Failed { Class: FailureClass.Payload } failed => new DeliveryOutcome.Dead(failed.Sentence),
        SendResult.Failed { Class: FailureClass.Destination } failed => Broken(failed, delivery, now),
        SendResult.Failed { Code: FailureCode.NoToken } failed => new DeliveryOutcome.Held(now + options.LongestPause) { Reason = failed.Sentence },
        SendResult.Failed { Class: FailureClass.Token } => new DeliveryOutcome.Held(now + options.FirstPause),
        SendResult.Failed { Class: FailureClass.Pacing } failed => new DeliveryOutcome.Held(now + (failed.RetryAfter ?? Duration.FromSeconds(1))),
        SendResult.Failed { Code: not FailureCode.RateLimited } failed when delivery.Attempts + 1 >= options.MaximumAttempts =>
            isOneServer ? new DeliveryOutcome.Dead(failed.Sentence) : Broken(failed, delivery, now),
        SendResult.Failed failed => new DeliveryOutcome.Later(now + Wait(failed.RetryAfter, delivery.Attempts), failed.Sentence),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>
    /// What an earlier try may have shown is asked for again while the platform still knows its key: later it would be shown twice. That
    /// happens once, since a refusal without a doubt follows.
    /// </summary>
    private DeliveryOutcome.DestinationBroken Broken(SendResult.Failed failed, DueDelivery delivery, Instant now)
    {
        var probe = Doubled(options.FirstProbe, options.LongestProbe, delivery.Probes);
        return new(failed.Sentence, now + (failed.MayHaveHappened ? Duration.Min(probe, options.KeyIsKnown) : probe));
    }

    /// <summary>The platform's own wish is kept to the letter; otherwise doubling, with jitter, so that many do not come back at once.</summary>
    private Duration Wait(Duration? asked, int attemptsBefore) =>
        asked is { } wish ? wish + Duration.FromMilliseconds(dice.Next(50, 250)) : Doubled(options.FirstRetry, options.LongestRetry, attemptsBefore);

    private Duration Doubled(Duration first, Duration longest, int times) =>
        Duration.Min(first * Math.Pow(2, Math.Min(times, 20)), longest) * (0.75 + (dice.NextDouble() / 2));
}
