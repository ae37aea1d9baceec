using NodaTime;

namespace AlertBot.Feeds;

/// <summary>One entry of a feed as the store keeps it: the hand-over from polling to understanding.</summary>
/// <param name="Publisher">Id of the publisher behind the feed.</param>
/// <param name="Title">Plain text, never null.</param>
/// <param name="Text">Plain text of summary or content, may be empty.</param>
/// <param name="Published">The feed's own time when it is believable, otherwise <paramref name="FirstSeen"/>.</param>
/// <param name="Revision">0 as first seen; raised by each edit.</param>
/// <param name="Baseline">Was already in the feed at its first poll: understood, but never news.</param>
public sealed record Item(
    long Id,
    long FeedId,
    string Publisher,
    string? Guid,
    string? Link,
    string Title,
    string Text,
    string? Language,
    Instant Published,
    Instant FirstSeen,
    int Revision,
    bool Baseline)
{
    /// <summary>The destination whose private feed it came from and that alone may see it; null for what everybody may.</summary>
    public long? Audience { get; init; }

    /// <summary>The one that messages may show: null where it has none, and where the owner of its feed does not allow it.</summary>
    public ItemPicture? Picture { get; init; }
}
