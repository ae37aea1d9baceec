namespace AlertBot.Feeds.Fetching;

/// <summary>What to fetch, and what is known from last time.</summary>
/// <param name="BodyHash">Hash of the last document: the same again is reported, not delivered.</param>
public sealed record FetchRequest(Uri Address, string? ETag = null, string? LastModified = null, long? BodyHash = null)
{
    /// <summary>Where this feed wants to be asked differently, or null.</summary>
    public FeedAccess? Access { get; init; }

    /// <summary>A web page is an answer too: for finding the feeds of a site.</summary>
    public bool AcceptPage { get; init; }

    /// <summary>Of a private feed: whom it asks is in no trace and no metric.</summary>
    public bool IsPrivate { get; init; }
}
