using System.Collections.Immutable;
using System.Threading.Channels;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Feeds.Polling;

/// <summary>
/// Looks at the feeds that are due and stores what they bring. Feeds are fetched side by side and written in batches as they come; a
/// feed that fails, or that the parser chokes on, is its own failure. Rounds may overlap: a claimed feed belongs to one of them. When
/// a round is cut off, its claims run out and the feeds are looked at again; nothing of a look is stored in part.
/// </summary>
public sealed partial class FeedPoller(
    IFeedStore store,
    FeedFetcher fetcher,
    IFeedParser parser,
    FeedHealth health,
    PollSchedule schedule,
    PollingOptions options,
    TimeProvider clock,
    ILogger<FeedPoller> log)
{
    public async Task<PollSummary> PollDueAsync(CancellationToken cancellationToken)
    {
        var claims = await store.ClaimDueAsync(Now(), Duration.FromTimeSpan(options.Lease), options.ClaimLimit, cancellationToken);
        return claims.Count == 0 ? PollSummary.Nothing : await PollAsync(claims, cancellationToken);
    }

    private async Task<PollSummary> PollAsync(IReadOnlyList<FeedClaim> claims, CancellationToken cancellationToken)
    {
        var looks = Channel.CreateUnbounded<FeedLook>();
        // All start at once: the host gate decides who goes, so that a crowded host holds up nobody else.
        var fetching = Task.WhenAll(claims.Select(claim => LookAsync(claim, looks.Writer, cancellationToken)));
        _ = fetching.ContinueWith(_ => looks.Writer.Complete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        var summary = PollSummary.Nothing;
        while (await looks.Reader.WaitToReadAsync(cancellationToken))
        {
            summary = Sum(summary, await SaveAsync(Take(looks.Reader), cancellationToken));
        }

        await fetching;
        return summary;
    }

    private List<FeedLook> Take(ChannelReader<FeedLook> reader)
    {
        var batch = new List<FeedLook>();
        while (batch.Count < options.BatchSize && reader.TryRead(out var look))
        {
            batch.Add(look);
        }

        return batch;
    }

    private async Task LookAsync(FeedClaim claim, ChannelWriter<FeedLook> looks, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(Request(claim.Feed), cancellationToken);
        await looks.WriteAsync(result is FetchedBody body ? Read(claim, body) : FeedLook.Empty(claim, result), cancellationToken);
    }

    /// <summary>Validators are left out once in a while: some servers answer 304 for ever.</summary>
    private FetchRequest Request(Feed feed)
    {
        var state = feed.State;
        var whole = state.LastBody is { } last && Now() - last > Duration.FromTimeSpan(options.WholeAfter);
        return new FetchRequest(feed.Address, whole ? null : state.ETag, whole ? null : state.LastModified, state.BodyHash);
    }

    private FeedLook Read(FeedClaim claim, FetchedBody body)
    {
        try
        {
            var document = parser.Parse(body.Body, body.Address, body.ContentType);
            return new FeedLook(claim, body, document, [.. document.Items.Select(SeenItem.From)]);
        }
        catch (UnreadableFeedException e)
        {
            return FeedLook.Empty(claim, new FetchFailed(new FeedFailure(FailureKind.Unreadable, e.Message, "See whether the address is that of a feed, or tell its publisher.")));
        }
        catch (Exception e)
        {
            LogParserFailed(e, FeedHealth.Name(claim.Feed));
            return FeedLook.Empty(claim, new FetchFailed(new FeedFailure(FailureKind.Internal, "The document could not be read because of a mistake in AlertBot.", "Please report it with the feed's address.")));
        }
    }

    /// <summary>A store that fails loses nothing: the claims run out, and the feeds are looked at again.</summary>
    private async Task<PollSummary> SaveAsync(List<FeedLook> looks, CancellationToken cancellationToken)
    {
        try
        {
            var known = await KnownAsync(looks, cancellationToken);
            var outcomes = looks.Select(look => Outcome(look, known[look.Claim.Feed.Id])).ToList();
            var lost = await store.SaveAsync(outcomes, cancellationToken);
            return Count(looks, outcomes, lost);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotStored(e, looks.Count);
            return PollSummary.Nothing with { Lost = looks.Count };
        }
    }

    private async Task<ILookup<long, KnownItem>> KnownAsync(List<FeedLook> looks, CancellationToken cancellationToken)
    {
        var queries = looks.Where(l => l.Items.Length > 0).Select(l => new KnownQuery(l.Claim.Feed.Id, [.. l.Items.Select(i => i.Keys)])).ToList();
        return (queries.Count == 0 ? [] : await store.FindKnownAsync(queries, cancellationToken)).ToLookup(k => k.FeedId);
    }

    private PollOutcome Outcome(FeedLook look, IEnumerable<KnownItem> known)
    {
        var (now, feed) = (Now(), look.Claim.Feed);
        var language = look.Document?.Language ?? feed.Language;
        var diff = look.Document is null ? DocumentDiff.Nothing : DocumentDiff.Of(feed, look.Items, [.. known], now, language, options.AnnounceNewest);
        var (state, notice) = health.After(look, diff, now);
        var (settled, address) = FeedMove.After(state, look.Result.MovedTo, options.MovedAfterSightings);
        ImmutableArray<FeedNotice> notices = [.. notice is null ? [] : new[] { notice }, .. address is null ? [] : new[] { FeedMove.Notice(feed, address, now) }];
        return new PollOutcome(look.Claim, settled with { NextLook = schedule.Next(feed, settled, look.Result.NotBefore, now) }, diff.NewItems, diff.Updates, notices)
        {
            Address = address,
            Title = look.Document?.Title,
            Language = look.Document?.Language,
        };
    }

    private static PollSummary Count(List<FeedLook> looks, List<PollOutcome> outcomes, IReadOnlyList<long> lost) => new(
        looks.Count - lost.Count,
        looks.Count(l => l.Result is NothingNew { SameBody: false }),
        looks.Count(l => l.Result is NothingNew { SameBody: true }),
        looks.Count(l => l.Failure is not null),
        lost.Count,
        outcomes.Where(o => !lost.Contains(o.FeedId)).Sum(o => o.NewItems.Length),
        outcomes.Where(o => !lost.Contains(o.FeedId)).Sum(o => o.Updates.Count(u => u.IsEdit)));

    private static PollSummary Sum(PollSummary a, PollSummary b) => new(
        a.Looked + b.Looked, a.NotModified + b.NotModified, a.SameBody + b.SameBody, a.Failed + b.Failed, a.Lost + b.Lost, a.NewItems + b.NewItems, a.Edits + b.Edits);

    private Instant Now() => clock.GetUtcNow().ToInstant();

    [LoggerMessage(Level = LogLevel.Error, Message = "The parser failed on a document of {Feed}")]
    private partial void LogParserFailed(Exception exception, string feed);

    [LoggerMessage(Level = LogLevel.Error, Message = "What {Feeds} feeds brought could not be stored; they are looked at again when their claims run out")]
    private partial void LogNotStored(Exception exception, int feeds);
}
