using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>
/// Tells a platform's trouble from a destination's: a refused token, or failures in a row whatever the destination. Then everything for
/// it waits, one delivery is tried now and again, and it is told once. Used by one lane: not safe for several tasks.
/// </summary>
internal sealed class PlatformHealth(bool isOneServer, OutboxOptions options)
{
    private int _failures;
    private int _pauses;

    /// <summary>Nothing is sent before.</summary>
    public Instant PausedUntil { get; private set; } = Instant.MinValue;

    /// <summary>What is wrong, in a sentence, or null.</summary>
    public string? Trouble { get; private set; }

    /// <returns>What has to be told now: the trouble, or null when there is nothing new.</returns>
    public string? Note(SendResult result, Instant now)
    {
        if (result is not SendResult.Failed failed)
        {
            (_failures, _pauses, Trouble) = (0, 0, null);
            return null;
        }

        if (failed is { WholePlatform: true, RetryAfter: { } wait })
        {
            PausedUntil = Instant.Max(PausedUntil, now + wait);
            return null;
        }

        _failures += failed.Class is FailureClass.Network or FailureClass.Platform && failed.Code != FailureCode.RateLimited ? 1 : 0;
        return failed.Class == FailureClass.Token || (isOneServer && _failures >= options.PlatformFailures) ? Pause(failed, now) : null;
    }

    private string? Pause(SendResult.Failed failed, Instant now)
    {
        if (now < PausedUntil)
        {
            // Sent before the pause began.
            return null;
        }

        PausedUntil = now + Duration.Min(options.FirstPause * Math.Pow(2, Math.Min(_pauses++, 20)), options.LongestPause);
        var isNews = Trouble is null;
        Trouble = failed.Sentence;
        return isNews ? failed.Sentence : null;
    }
}
