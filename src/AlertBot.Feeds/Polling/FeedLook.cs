using System.Collections.Immutable;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;

namespace AlertBot.Feeds.Polling;

/// <summary>One look at one feed, before the store is asked what of it is new.</summary>
/// <param name="Result">A body that could not be read as a feed is a failure here.</param>
/// <param name="Document">What the body says; null without a body.</param>
/// <param name="Items">The document's items as they would be stored.</param>
internal sealed record FeedLook(FeedClaim Claim, FetchResult Result, ParsedFeed? Document, ImmutableArray<SeenItem> Items)
{
    public FeedFailure? Failure => (Result as FetchFailed)?.Failure;

    public static FeedLook Empty(FeedClaim claim, FetchResult result) => new(claim, result, null, []);
}
