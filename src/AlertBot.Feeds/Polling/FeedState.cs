using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>
/// What polling remembers of a feed between two looks. Only <see cref="NextLook"/> is ever searched for; the rest may be
/// stored in any shape that comes back equal.
/// </summary>
public sealed record FeedState
{
    public static FeedState New { get; } = new();

    /// <summary>When the feed is due; 1970 for a feed never looked at.</summary>
    public Instant NextLook { get; init; } = NodaConstants.UnixEpoch;

    /// <summary>Before this neither the server nor the back-off wants another look, however urgent: what <see cref="IFeedStore.HurryAsync"/> keeps to.</summary>
    public Instant EarliestLook { get; init; } = NodaConstants.UnixEpoch;

    /// <summary>First attempt, successful or not: what was published long before it is never news.</summary>
    public Instant? FirstLook { get; init; }
    public Instant? LastLook { get; init; }
    public Instant? LastSuccess { get; init; }

    /// <summary>Last time a whole document came: a server that answers 304 for ever is asked without validators after a while.</summary>
    public Instant? LastBody { get; init; }

    /// <summary>Last time an item appeared.</summary>
    public Instant? LastChange { get; init; }

    /// <summary>A document with items was read: the baseline stands.</summary>
    public bool PolledBefore { get; init; }

    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    public long? BodyHash { get; init; }

    public int ConsecutiveFailures { get; init; }
    public Instant? FailingSince { get; init; }
    public FeedFailure? LastError { get; init; }

    /// <summary>The trouble a person was told about and that is not over: nobody is told twice.</summary>
    public NoticeKind? Told { get; init; }

    /// <summary>Where permanent redirects lead, and how many looks in a row saw it.</summary>
    public Uri? MovedTo { get; init; }
    public int MovedSightings { get; init; }

    /// <summary>Usual time between two items.</summary>
    public Duration? Rhythm { get; init; }

    /// <summary>Until then a hub has promised to bring what is new, and has kept its word so far: looks only make sure.</summary>
    public Instant? PushedUntil { get; init; }

    /// <summary>The most items that one document of the feed ever held: of so many, and of as many again, the keys are never forgotten.</summary>
    public int MostShown { get; init; }

    /// <summary>What the looks cost and brought so far.</summary>
    public FeedCounts Counts { get; init; } = FeedCounts.None;

    /// <summary>What the document asks of those who poll it; still valid when the next answer is 304.</summary>
    public PollingHints Hints { get; init; } = PollingHints.None;
}
