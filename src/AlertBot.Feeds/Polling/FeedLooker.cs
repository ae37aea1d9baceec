using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Feeds.Polling;

/// <summary>Fetches and reads one feed. Whatever goes wrong is this feed's failure; only the caller's own cancellation is thrown.</summary>
internal sealed partial class FeedLooker(
    FeedFetcher fetcher, IFeedParser parser, PollingOptions options, TimeProvider clock, ILogger<FeedLooker> logger)
{
    private Instant Now => clock.GetUtcNow().ToInstant();

    public async Task<FeedLook> LookAsync(FeedClaim claim, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(Request(claim.Feed), cancellationToken);
        return result is FetchedBody body ? Read(claim, body) : FeedLook.Without(claim, result, Now);
    }

    private FetchRequest Request(Feed feed)
    {
        var state = feed.State;
        var whole = state.LastBody is not { } last || Now - last >= Duration.FromTimeSpan(options.WholeAfter);
        return whole ? new(feed.Address, BodyHash: state.BodyHash) : new(feed.Address, state.ETag, state.LastModified, state.BodyHash);
    }

    private FeedLook Read(FeedClaim claim, FetchedBody body)
    {
        try
        {
            var document = parser.Parse(body.Body, body.Address, body.ContentType);
            return new(claim, body with { Body = default }, document, [.. document.Items.Select(SeenItem.From)], Now);
        }
        catch (UnreadableFeedException exception)
        {
            return FeedLook.Without(claim, new FetchFailed(Failures.Unreadable(exception.Message), body.NotBefore), Now);
        }
#pragma warning disable CA1031 // One feed's document must never stop the others, whatever it does to the parser.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ReadingBroke(exception, claim.Feed.Id);
            return FeedLook.Without(claim, new FetchFailed(Failures.Internal, body.NotBefore), Now);
        }
    }

    [LoggerMessage(LogLevel.Error, "Reading the document of feed {Feed} broke")]
    private partial void ReadingBroke(Exception exception, long feed);
}
