using NodaTime;

namespace AlertBot.Feeds.Fetching;

/// <summary>What came of one look at one address.</summary>
/// <param name="NotBefore">How long the server asks to be left alone (Retry-After, Cache-Control, Expires), or null.</param>
/// <param name="MovedTo">Where an unbroken chain of permanent redirects led, or null.</param>
public abstract record FetchResult(Duration? NotBefore, Uri? MovedTo)
{
    /// <summary>Bytes of the body as they came over the wire.</summary>
    public long Received { get; init; }
}

/// <summary>A document.</summary>
/// <param name="Address">Where it was found after all redirects: the base of relative links.</param>
public sealed record FetchedBody(
    ReadOnlyMemory<byte> Body,
    long BodyHash,
    string? ContentType,
    Uri Address,
    string? ETag,
    string? LastModified,
    Duration? NotBefore,
    Uri? MovedTo) : FetchResult(NotBefore, MovedTo)
{
    /// <summary>The hub and the topic that the headers announce (Link, rel=hub and rel=self), or null.</summary>
    public AnnouncedHub? Hub { get; init; }
}

/// <summary>A WebSub hub in the headers of an answer.</summary>
/// <param name="Topic">Null when the headers name none.</param>
public sealed record AnnouncedHub(string Address, string? Topic);

/// <summary>A document that a hub sent on its own; it may hold the newest items only.</summary>
/// <param name="Until">How long the hub has promised to go on.</param>
public sealed record PushedBody(Instant Until) : FetchResult(null, null);

/// <summary>Nothing new: the server said 304, or it sent the document of last time once more (<paramref name="SameBody"/>).</summary>
public sealed record NothingNew(
    bool SameBody,
    string? ETag,
    string? LastModified,
    Duration? NotBefore,
    Uri? MovedTo) : FetchResult(NotBefore, MovedTo);

/// <summary>The look failed.</summary>
public sealed record FetchFailed(FeedFailure Failure, Duration? NotBefore = null) : FetchResult(NotBefore, null);
