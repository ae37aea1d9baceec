namespace AlertBot.Feeds.Fetching;

/// <summary>What to fetch, and what is known from last time.</summary>
/// <param name="BodyHash">Hash of the last document: the same again is reported, not delivered.</param>
public sealed record FetchRequest(Uri Address, string? ETag = null, string? LastModified = null, long? BodyHash = null);
