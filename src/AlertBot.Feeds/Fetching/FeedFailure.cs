namespace AlertBot.Feeds.Fetching;

/// <summary>Why a look at a feed failed, coarse enough to decide on and to count.</summary>
public enum FailureKind
{
    BadAddress,
    PrivateAddress,
    UnknownHost,
    Unreachable,
    Certificate,
    TimedOut,
    TooLarge,
    BrokenBody,
    RedirectLoop,
    BadRedirect,
    Unauthorised,
    Credentials,
    Forbidden,
    NotFound,
    Gone,
    TooManyRequests,
    Refused,
    ServerError,
    WrongNotModified,
    NotAFeed,
    Unreadable,
    Internal,
    PageWithoutFeed,
    ChannelWithoutSite,
}

/// <summary>A failed look in words for people: what happened, and what they can do about it.</summary>
/// <param name="Sentence">A full sentence that names the cause; no address with credentials, no stack.</param>
/// <param name="Remedy">A full sentence that says what to do.</param>
public sealed record FeedFailure(FailureKind Kind, string Sentence, string Remedy);
