using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>What became of one attempt to send or to edit.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <param name="MessageId">The platform's id, for edits and replies; null where the platform has none.</param>
    public sealed record Delivered(string? MessageId) : SendResult
    {
        /// <summary>How long the destination takes nothing more by the platform's limits, so that nobody waits for it in vain.</summary>
        public Duration? Rest { get; init; }
    }

    /// <param name="Code">For metrics and tests: short, stable, without data of anyone. See <see cref="FailureCode"/>.</param>
    /// <param name="Sentence">For people: what happened and what to do about it. Never holds a token or address.</param>
    public sealed record Failed(FailureClass Class, string Code, string Sentence) : SendResult
    {
        /// <summary>Nothing should be tried before; null where the platform did not say.</summary>
        public Duration? RetryAfter { get; init; }

        /// <summary><see cref="RetryAfter"/> holds for every destination of the platform, not only for this one.</summary>
        public bool WholePlatform { get; init; }

        /// <summary>The platform moved the destination: take this address for it from now on and send again at once.</summary>
        public DestinationAddress? NewAddress { get; init; }

        /// <summary>The message may have been shown although no receipt came: sending again may repeat it.</summary>
        public bool MayHaveHappened { get; init; }
    }
}
