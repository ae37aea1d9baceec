using System.Collections.Immutable;
using AlertBot.Feeds.Fetching;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>Turns a look into what the store is to keep of it. Pure: the same look and knowledge give the same outcome.</summary>
internal sealed class LookOutcome(PollingOptions options)
{
    private readonly FeedHealth _health = new(options);
    private readonly PollSchedule _schedule = new(options);

    /// <param name="known">What the store knows of the items of this feed.</param>
    public PollOutcome Of(Look look, IReadOnlyList<KnownItem> known)
    {
        var feed = look.Claim.Feed;
        feed = feed with { State = feed.State with { FirstLook = feed.State.FirstLook ?? look.At, LastLook = look.At } };
        return look.Result is FetchFailed failed ? Failed(look, feed, failed) : Answered(look, feed, known);
    }

    private PollOutcome Failed(Look look, Feed feed, FetchFailed failed)
    {
        var (state, notice) = _health.Failed(feed, failed.Failure, look.At);
        return Outcome(look, feed, state, DocumentDiff.Nothing, notice);
    }

    private PollOutcome Answered(Look look, Feed feed, IReadOnlyList<KnownItem> known)
    {
        var language = look.Document?.Language ?? feed.Language;
        var diff = look.Document is null
            ? DocumentDiff.Nothing
            : DocumentDiff.Of(feed, look.Seen, known, look.At, language, options.AnnounceNewest);
        var (moved, movedNotice, address) = Moved(look, feed, Remembered(look, feed, diff));
        var (state, notice) = _health.Answered(feed, moved, diff.NewItems.Length > 0, look.At);
        return Outcome(look, feed, state, diff, notice, movedNotice) with
        {
            Address = address,
            Title = look.Document?.Title,
            Language = look.Document?.Language,
        };
    }

    private PollOutcome Outcome(Look look, Feed feed, FeedState state, DocumentDiff diff, params FeedNotice?[] notices)
    {
        state = state with { NextLook = _schedule.NextLook(feed, state, look.Result.NotBefore, look.At) };
        return new(look.Claim, state, diff.NewItems, diff.Updates, [.. notices.OfType<FeedNotice>()]);
    }

    private static FeedState Remembered(Look look, Feed feed, DocumentDiff diff) => look.Result switch
    {
        NothingNew nothing => feed.State with
        {
            LastSuccess = look.At,
            LastBody = nothing.SameBody ? look.At : feed.State.LastBody,
            ETag = nothing.ETag,
            LastModified = nothing.LastModified,
        },
        FetchedBody body => Remembered(look, feed.State, body, diff),
        _ => feed.State,
    };

    private static FeedState Remembered(Look look, FeedState before, FetchedBody body, DocumentDiff diff) => before with
    {
        LastSuccess = look.At,
        LastBody = look.At,
        LastChange = LastChange(before, diff.NewItems, look.At),
        PolledBefore = before.PolledBefore || look.Seen.Count > 0,
        ETag = body.ETag,
        LastModified = body.LastModified,
        BodyHash = body.BodyHash,
        Rhythm = Rhythm.Of(look.Seen, before, diff.NewItems.Length, look.At),
        Hints = look.Document?.Hints ?? before.Hints,
    };

    /// <summary>A new feed may be long dead: then its last item's own time counts, not the moment it was found.</summary>
    private static Instant? LastChange(FeedState before, ImmutableArray<NewItem> items, Instant now) =>
        items.IsEmpty ? before.LastChange : before.PolledBefore ? now : items.Max(item => item.Published);

    private (FeedState State, FeedNotice? Notice, Uri? Address) Moved(Look look, Feed feed, FeedState state)
    {
        if (look.Result.MovedTo is not { } to)
        {
            return (state with { MovedTo = null, MovedSightings = 0 }, null, null);
        }

        var sightings = to == state.MovedTo ? state.MovedSightings + 1 : 1;
        return sightings < options.MovedAfterSightings
            ? (state with { MovedTo = to, MovedSightings = sightings }, null, null)
            : (state with { MovedTo = null, MovedSightings = 0 }, FeedHealth.Moved(feed, to, look.At), to);
    }
}
