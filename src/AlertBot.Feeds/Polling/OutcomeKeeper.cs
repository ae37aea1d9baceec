using System.Data.Common;
using AlertBot.Feeds.Fetching;
using Microsoft.Extensions.Logging;

namespace AlertBot.Feeds.Polling;

/// <summary>Compares looks with the store and saves what came of them, a batch at a time.</summary>
internal sealed partial class OutcomeKeeper(IFeedStore store, PollingOptions options, ILogger<OutcomeKeeper> logger)
{
    /// <summary>So many failures one after the other are the store's, not the feeds': the rest need not be tried and told.</summary>
    private const int StoreIsDown = 3;

    private readonly LookOutcome _outcome = new(options);

    /// <summary>Never throws but for cancellation: what cannot be saved is lost for this round, and looked at again when its lease ends.</summary>
    public async Task<PollSummary> KeepAsync(IReadOnlyList<FeedLook> looks, CancellationToken cancellationToken)
    {
        try
        {
            return await SaveAsync(looks, cancellationToken);
        }
#pragma warning disable CA1031 // Any failure of the store is met in the same way: feed by feed, so that one bad outcome does not cost the others theirs.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // What a database says of itself is a sentence; anything else is a fault of the program, and then the stack helps.
            var cause = exception.GetBaseException();
            SavingFailed(cause is DbException ? null : exception, looks.Count, looks[0].Claim.Feed.Id, cause.Message);
            return looks.Count == 1 ? PollSummary.Nothing with { Lost = 1 } : await KeepOneByOneAsync(looks, cancellationToken);
        }
    }

    private async Task<PollSummary> KeepOneByOneAsync(IReadOnlyList<FeedLook> looks, CancellationToken cancellationToken)
    {
        var (sum, inARow) = (PollSummary.Nothing, 0);
        foreach (var look in looks)
        {
            var kept = inARow < StoreIsDown ? await KeepAsync([look], cancellationToken) : PollSummary.Nothing with { Lost = 1 };
            inARow = kept.Lost > 0 ? inARow + 1 : 0;
            sum = sum.Plus(kept);
        }

        return sum;
    }

    private async Task<PollSummary> SaveAsync(IReadOnlyList<FeedLook> looks, CancellationToken cancellationToken)
    {
        KnownQuery[] queries = [.. looks.Where(look => look.Seen.Count > 0).Select(look => new KnownQuery(look.Claim.Feed.Id, [.. look.Seen.Select(item => item.Keys)]))];
        var known = queries.Length == 0 ? [] : await store.FindKnownAsync(queries, cancellationToken);
        var ofFeed = known.ToLookup(item => item.FeedId);
        var outcomes = looks.Select(look => _outcome.Of(look, [.. ofFeed[look.Claim.Feed.Id]])).ToList();
        var lost = (await store.SaveAsync(outcomes, cancellationToken)).ToHashSet();
        foreach (var (look, outcome) in looks.Zip(outcomes).Where(kept => !lost.Contains(kept.Second.FeedId)))
        {
            FeedMeter.Kept(look, outcome);
        }

        var summary = looks.Zip(outcomes).Aggregate(PollSummary.Nothing, (sum, one) => sum.Plus(Summary(one.First, one.Second, lost.Contains(one.Second.FeedId))));
        PollingMeter.Count(summary);
        return summary;
    }

    private static PollSummary Summary(FeedLook look, PollOutcome outcome, bool lost) => lost ? PollSummary.Nothing with { Lost = 1 } : new(
        Looked: 1,
        NotModified: look.Result is NothingNew { SameBody: false } ? 1 : 0,
        SameBody: look.Result is NothingNew { SameBody: true } ? 1 : 0,
        Failed: look.Result is FetchFailed ? 1 : 0,
        Lost: 0,
        outcome.NewItems.Length,
        outcome.Updates.Count(update => update.IsEdit));

    [LoggerMessage(LogLevel.Error, "Saving the outcome of {Count} looks failed, the first of them at feed {Feed}; they are looked at again: {Reason}")]
    private partial void SavingFailed(Exception? exception, int count, long feed, string reason);
}
