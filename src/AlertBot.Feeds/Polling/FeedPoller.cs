using System.Threading.Channels;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Feeds.Polling;

/// <summary>
/// Looks at all feeds that are due. Looks run side by side; what they bring is saved in batches as it comes, by one writer.
/// Shutdown abandons looks under way: nothing of them was saved, and their claims end with the lease.
/// </summary>
public sealed class FeedPoller
{
    // A look under way holds the claim for as long as it takes to fetch.
    private const int TriesForClaim = 5;
    private static readonly TimeSpan WaitForClaim = TimeSpan.FromSeconds(1);

    private readonly IFeedStore _store;
    private readonly PollingOptions _options;
    private readonly TimeProvider _clock;
    private readonly IFeedParser _parser;
    private readonly FeedLooker _looker;
    private readonly OutcomeKeeper _keeper;

    public FeedPoller(
        IFeedStore store, FeedFetcher fetcher, IFeedParser parser, PollingOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        (_store, _options, _clock, _parser) = (store, options, clock, parser);
        _looker = new(fetcher, parser, options, clock, loggers.CreateLogger<FeedLooker>());
        _keeper = new(store, options, loggers.CreateLogger<OutcomeKeeper>());
    }

    /// <summary>Claims, looks and saves until nothing is due any more.</summary>
    public async Task<PollSummary> PollDueAsync(CancellationToken cancellationToken)
    {
        var (sum, more) = (PollSummary.Nothing, true);
        while (more)
        {
            var claims = await _store.ClaimDueAsync(_clock.GetUtcNow().ToInstant(), Duration.FromTimeSpan(_options.Lease), _options.ClaimLimit, cancellationToken);
            sum = sum.Plus(await PollAsync(claims, cancellationToken));
            more = claims.Count >= _options.ClaimLimit;
        }

        return sum;
    }

    /// <summary>Takes in what a hub sent of a feed, through the same comparison and writing as what a look brings.</summary>
    /// <returns>False when the feed is busy: the hub should send it again.</returns>
    /// <exception cref="UnreadableFeedException">It is no feed.</exception>
    public async Task<bool> TakeAsync(HubPush push, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(push);
        var document = _parser.Parse(push.Body, push.Address, push.ContentType);
        for (var tries = 0; tries < TriesForClaim; tries++)
        {
            if (await _store.ClaimAsync(push.Feed, _clock.GetUtcNow().ToInstant(), Duration.FromTimeSpan(_options.Lease), cancellationToken) is { } claim)
            {
                // Before the first look there is no baseline, and all of it would be news.
                var look = claim.Feed.State.PolledBefore ? _looker.Pushed(claim, push, document) : await _looker.LookAsync(claim, cancellationToken);
                return (await _keeper.KeepAsync([look], cancellationToken)).Lost == 0;
            }

            await Task.Delay(WaitForClaim, _clock, cancellationToken);
        }

        return false;
    }

    private async Task<PollSummary> PollAsync(IReadOnlyList<FeedClaim> claims, CancellationToken cancellationToken)
    {
        // A document takes several times its size once it is read: when the store is slow, the reading waits instead of memory filling up.
        using var inHand = new SemaphoreSlim(2 * _options.BatchSize);
        var looks = Channel.CreateUnbounded<FeedLook>(new UnboundedChannelOptions { SingleReader = true });
        var looking = LookAtAllAsync(claims, inHand, looks.Writer, cancellationToken);
        var sum = await KeepAllAsync(looks.Reader, inHand, cancellationToken);
        await looking;
        return sum;
    }

    private async Task LookAtAllAsync(IReadOnlyList<FeedClaim> claims, SemaphoreSlim inHand, ChannelWriter<FeedLook> looks, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(claims.Select(claim => Task.Run(() => LookAtAsync(claim, inHand, looks, cancellationToken), cancellationToken)));
        }
        finally
        {
            looks.Complete();
        }
    }

    private async Task LookAtAsync(FeedClaim claim, SemaphoreSlim inHand, ChannelWriter<FeedLook> looks, CancellationToken cancellationToken)
    {
        var result = await _looker.FetchAsync(claim, cancellationToken);
        await inHand.WaitAsync(cancellationToken);
        await looks.WriteAsync(_looker.Read(claim, result), cancellationToken);
    }

    private async Task<PollSummary> KeepAllAsync(ChannelReader<FeedLook> looks, SemaphoreSlim inHand, CancellationToken cancellationToken)
    {
        var sum = PollSummary.Nothing;
        while (await looks.WaitToReadAsync(cancellationToken))
        {
            var batch = new List<FeedLook>();
            while (batch.Count < _options.BatchSize && looks.TryRead(out var look))
            {
                batch.Add(look);
            }

            sum = sum.Plus(await _keeper.KeepAsync(batch, cancellationToken));
            inHand.Release(batch.Count);
        }

        return sum;
    }
}

/// <summary>What a hub sent of a feed.</summary>
/// <param name="Address">The feed's: the base of relative links.</param>
/// <param name="Until">How long the hub has promised to go on.</param>
public sealed record HubPush(long Feed, Uri Address, ReadOnlyMemory<byte> Body, string? ContentType, Instant Until);
