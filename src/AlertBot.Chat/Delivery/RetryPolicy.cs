using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>What becomes of a delivery that failed: a pure function of the failure, the attempts and the dice.</summary>
public sealed class RetryPolicy(OutboxOptions options, Random dice)
{
    public DeliveryOutcome After(SendResult result, int attemptsBefore, Instant now) => result switch
    {
        SendResult.Delivered delivered => new DeliveryOutcome.Delivered(delivered.MessageId, now),
        SendResult.Failed { NewAddress: { } address } => new DeliveryOutcome.Moved(address.Value),
        SendResult.Failed { Class: FailureClass.Payload } failed => new DeliveryOutcome.Dead(failed.Sentence),
        SendResult.Failed { Class: FailureClass.Destination or FailureClass.Token } failed => new DeliveryOutcome.DestinationBroken(failed.Sentence),
        SendResult.Failed { Class: FailureClass.Pacing } failed => new DeliveryOutcome.Held(now + (failed.RetryAfter ?? Duration.FromSeconds(1))),
        SendResult.Failed failed when attemptsBefore + 1 >= options.MaximumAttempts => new DeliveryOutcome.Dead(failed.Sentence),
        SendResult.Failed failed => new DeliveryOutcome.Later(now + Wait(failed.RetryAfter, attemptsBefore), failed.Sentence),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>The platform's own wish is kept to the letter; otherwise doubling, with jitter, so that many do not come back at once.</summary>
    private Duration Wait(Duration? asked, int attemptsBefore)
    {
        if (asked is { } wish)
        {
            return wish + Duration.FromMilliseconds(dice.Next(50, 250));
        }

        var doubled = options.FirstRetry * Math.Pow(2, Math.Min(attemptsBefore, 20));
        return Duration.Min(doubled, options.LongestRetry) * (0.75 + (dice.NextDouble() / 2));
    }
}
