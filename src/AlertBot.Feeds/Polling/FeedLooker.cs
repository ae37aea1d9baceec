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

    public async Task<FeedLook> LookAsync(FeedClaim claim, CancellationToken cancellationToken) =>
        Read(claim, await FetchAsync(claim, cancellationToken));

    public async Task<FetchResult> FetchAsync(FeedClaim claim, CancellationToken cancellationToken)
    {
        using var activity = FeedMeter.StartLook(claim.Feed);
        var started = clock.GetTimestamp();
        var result = await fetcher.FetchAsync(Request(claim.Feed), cancellationToken);
        FeedMeter.Looked(result, clock.GetElapsedTime(started), activity);
        return result;
    }

    public FeedLook Read(FeedClaim claim, FetchResult result) => result is FetchedBody body ? Read(claim, body) : FeedLook.Without(claim, result, Now);

    /// <summary>What a hub sent, as if it had been fetched.</summary>
    public FeedLook Pushed(FeedClaim claim, HubPush push, ParsedFeed document) =>
        new(claim, new PushedBody(push.Until) { Received = push.Body.Length }, document with { Items = [] }, [.. document.Items.Select(item => SeenItem.From(item, claim.Feed.Address))], Now);

    private FetchRequest Request(Feed feed)
    {
        var state = feed.State;
        var whole = state.LastBody is not { } last || Now - last >= Duration.FromTimeSpan(options.WholeAfter);
        return (whole ? new FetchRequest(feed.Address, BodyHash: state.BodyHash) : new(feed.Address, state.ETag, state.LastModified, state.BodyHash)) with { Access = feed.Access, IsPrivate = feed.Audience is not null };
    }

    private FeedLook Read(FeedClaim claim, FetchedBody body)
    {
        try
        {
            var document = parser.Parse(body.Body, body.Address, body.ContentType);
            // What the items became is kept, not the markup they were made of: hundreds of looks wait to be saved.
            return new(claim, body with { Body = default }, document with { Items = [] }, [.. document.Items.Select(item => SeenItem.From(item, claim.Feed.Address))], Now);
        }
        catch (UnreadableFeedException exception)
        {
            return FeedLook.Without(claim, new FetchFailed(Failures.Unreadable(exception.Message), body.NotBefore), Now);
        }
#pragma warning disable CA1031 // One feed's document must never stop the others, whatever it does to the parser.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // A stack may quote what it broke at.
            ReadingBroke(claim.Feed.Audience is null ? exception : null, claim.Feed.Id);
            return FeedLook.Without(claim, new FetchFailed(Failures.Internal, body.NotBefore), Now);
        }
    }

    [LoggerMessage(LogLevel.Error, "Reading the document of feed {Feed} broke")]
    private partial void ReadingBroke(Exception? exception, long feed);
}
