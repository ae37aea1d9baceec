namespace AlertBot.Chat.Delivery;

/// <summary>Why a message was not delivered, by who has to act.</summary>
public enum FailureClass
{
    /// <summary>This message will never be accepted as it is; others will. Nobody should try it again.</summary>
    Payload,

    /// <summary>The destination refuses us or is gone: pause it, tell its owner, keep what is meant for it.</summary>
    Destination,

    /// <summary>The platform limits us or is ill: try again, not before <see cref="SendResult.Failed.RetryAfter"/>.</summary>
    Platform,

    /// <summary>The platform does not accept our token: stop everything that uses it, tell the operator.</summary>
    Token,

    /// <summary>No answer: try again. The message may be there, see <see cref="SendResult.Failed.MayHaveHappened"/>.</summary>
    Network,

    /// <summary>Our own limiter holds it back: nothing was sent, <see cref="SendResult.Failed.RetryAfter"/> says until when. Not an attempt.</summary>
    Pacing,
}
