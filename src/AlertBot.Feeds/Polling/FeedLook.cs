using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>What one look at one feed brought, before it is compared with what the store knows.</summary>
/// <param name="Document">What the document says of the feed, without its items; null unless one came.</param>
/// <param name="Seen">The document's items, in its order.</param>
/// <param name="At">When the answer was there.</param>
internal sealed record FeedLook(FeedClaim Claim, FetchResult Result, ParsedFeed? Document, IReadOnlyList<SeenItem> Seen, Instant At)
{
    public static FeedLook Without(FeedClaim claim, FetchResult result, Instant at) => new(claim, result, null, [], at);
}
