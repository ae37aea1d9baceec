using System.Threading.Channels;
using AlertBot.Feeds.Fetching;
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
    private readonly IFeedStore _store;
    private readonly PollingOptions _options;
    private readonly TimeProvider _clock;
    private readonly FeedLooker _looker;
    private readonly OutcomeKeeper _keeper;

    public FeedPoller(
        IFeedStore store, FeedFetcher fetcher, IFeedParser parser, PollingOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        (_store, _options, _clock) = (store, options, clock);
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

    private async Task<PollSummary> PollAsync(IReadOnlyList<FeedClaim> claims, CancellationToken cancellationToken)
    {
        // Bounded: when the store is slow, the network waits instead of memory filling up.
        var looks = Channel.CreateBounded<FeedLook>(new BoundedChannelOptions(2 * _options.BatchSize) { SingleReader = true });
        var looking = LookAtAllAsync(claims, looks.Writer, cancellationToken);
        var sum = await KeepAllAsync(looks.Reader, cancellationToken);
        await looking;
        return sum;
    }

    private async Task LookAtAllAsync(IReadOnlyList<FeedClaim> claims, ChannelWriter<FeedLook> looks, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(claims.Select(claim => Task.Run(async () => await looks.WriteAsync(await _looker.LookAsync(claim, cancellationToken), cancellationToken), cancellationToken)));
        }
        finally
        {
            looks.Complete();
        }
    }

    private async Task<PollSummary> KeepAllAsync(ChannelReader<FeedLook> looks, CancellationToken cancellationToken)
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
        }

        return sum;
    }
}
