namespace AlertBot.Chat.Delivery;

/// <summary>Codes of <see cref="SendResult.Failed"/> that callers act on; platforms add their own for the rest.</summary>
public static class FailureCode
{
    /// <summary>The message to edit is not there any more: forget its id, and send a new one if it matters.</summary>
    public const string MessageGone = "message-gone";

    /// <summary>The destination is now found at <see cref="SendResult.Failed.NewAddress"/>.</summary>
    public const string Moved = "moved";

    /// <summary>Held back by our own limiter.</summary>
    public const string Paced = "paced";

    /// <summary>The platform said that we send too fast.</summary>
    public const string RateLimited = "rate-limited";

    /// <summary>The platform does not accept the token.</summary>
    public const string TokenRefused = "token-refused";

    /// <summary>The settings hold no token (or key) that sending there needs: what is meant for it waits for one.</summary>
    public const string NoToken = "no-token";

    /// <summary>The address of the destination is not one that this platform could have.</summary>
    public const string AddressUnreadable = "address-unreadable";

    /// <summary>The connection failed before the request was sent.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The request was sent and no answer came.</summary>
    public const string NoAnswer = "no-answer";
}
