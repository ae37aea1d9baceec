using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>How an attempt ended.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>Until when the destination is left alone because of it, or null.</summary>
    public virtual Instant? Until => null;

    /// <param name="MessageId">The platform's id of the message, for edits and replies.</param>
    /// <param name="NextFrom">When the destination takes its next message; null is at once.</param>
    public sealed record Delivered(string? MessageId, Instant At, Instant? NextFrom = null) : DeliveryOutcome
    {
        /// <summary>The item whose picture the message shows.</summary>
        public long? Picture { get; init; }

        public override Instant? Until => NextFrom;
    }

    /// <summary>To be tried again; the whole destination waits until then, so that its messages keep their order.</summary>
    public sealed record Later(Instant NotBefore, string Reason) : DeliveryOutcome
    {
        public override Instant? Until => NotBefore;
    }

    /// <summary>Not an attempt, nothing was sent: our own limiter holds it back, or the platform takes nothing from us at all.</summary>
    public sealed record Held(Instant HeldUntil) : DeliveryOutcome
    {
        /// <summary>What a person has to do before it can go on, or null.</summary>
        public string? Reason { get; init; }

        public override Instant? Until => HeldUntil;
    }

    /// <summary>The platform moved the destination; the delivery is tried again there at once.</summary>
    public sealed record Moved(string NewAddress) : DeliveryOutcome;

    /// <summary>The destination cannot be reached: it waits, with all that is meant for it, and is tried again with this delivery.</summary>
    public sealed record DestinationBroken(string Reason, Instant TriedAgain) : DeliveryOutcome
    {
        public override Instant? Until => TriedAgain;
    }

    /// <summary>This message can never be sent; others can.</summary>
    public sealed record Dead(string Reason) : DeliveryOutcome;
}
