using NodaTime;

namespace AlertBot.Feeds.Polling;

public enum NoticeKind
{
    /// <summary>The feed has failed for the set time.</summary>
    Failing,

    /// <summary>The feed answers but brings nothing new, against its own rhythm.</summary>
    Silent,

    /// <summary>The trouble that was told is over.</summary>
    Recovered,

    /// <summary>The feed's new address was seen often enough and is now the one that is polled.</summary>
    Moved,
}

/// <summary>Something a person should be told about a feed, once.</summary>
/// <param name="Text">Cause and remedy, in full sentences.</param>
public sealed record FeedNotice(long FeedId, NoticeKind Kind, Instant At, string Text);
