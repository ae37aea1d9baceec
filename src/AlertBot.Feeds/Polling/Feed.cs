using AlertBot.Feeds.Fetching;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>A feed as its owner set it, with what polling remembers of it.</summary>
/// <param name="Publisher">Id of the publisher: two feeds of one publisher are one voice.</param>
/// <param name="Title">The owner's name for it, or the feed's own once it was read.</param>
/// <param name="Language">BCP 47; used for items when the document declares none.</param>
/// <param name="Interval">The normal time between two looks; the feed's rhythm moves it within the bounds of <see cref="PollingOptions"/>.</param>
public sealed record Feed(
    long Id,
    Uri Address,
    string Publisher,
    string? Title,
    string? Language,
    Duration Interval,
    FeedState State)
{
    /// <summary>Where the owner wants this feed to be asked differently, or null.</summary>
    public FeedAccess? Access { get; init; }

    /// <summary>The folders of lists it is in, outermost first, joined by a slash; or null.</summary>
    public string? Group { get; init; }

    /// <summary>The destination that alone may know of it; null for a public feed. The address of a private one is in no log, trace or metric.</summary>
    public long? Audience { get; init; }

    /// <summary>Its owner allows that messages show the pictures of its items.</summary>
    public bool Pictures { get; init; }
}

/// <summary>A feed that this process alone may poll until <paramref name="Until"/>.</summary>
/// <param name="Lease">Proves the claim when the outcome is saved.</param>
public sealed record FeedClaim(Feed Feed, Guid Lease, Instant Until);
