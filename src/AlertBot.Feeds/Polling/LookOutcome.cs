using System.Collections.Immutable;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>Turns a look into what the store is to keep of it. Pure: the same look and knowledge give the same outcome.</summary>
internal sealed class LookOutcome(PollingOptions options)
{
    private readonly FeedHealth _health = new(options);
    private readonly PollSchedule _schedule = new(options);

    /// <param name="known">What the store knows of the items of this feed.</param>
    public PollOutcome Of(FeedLook look, IReadOnlyList<KnownItem> known)
    {
        var feed = look.Claim.Feed;
        feed = feed with { State = feed.State with { FirstLook = feed.State.FirstLook ?? look.At, LastLook = look.At } };
        return look.Result is FetchFailed failed ? Failed(look, feed, failed) : Answered(look, feed, known);
    }

    private PollOutcome Failed(FeedLook look, Feed feed, FetchFailed failed)
    {
        var (state, notice) = _health.Failed(feed, failed.Failure, look.At);
        return Outcome(look, feed, state, DocumentDiff.Nothing, notice);
    }

    private PollOutcome Answered(FeedLook look, Feed feed, IReadOnlyList<KnownItem> known)
    {
        var language = look.Document?.Language ?? feed.Language;
        var diff = look.Document is null
            ? DocumentDiff.Nothing
            : DocumentDiff.Of(feed, look.Seen, known, look.At, language, options.AnnounceNewest);
        var (settled, address) = FeedMove.After(Remembered(look, feed, diff), look.Result.MovedTo, options.MovedAfterSightings);
        var (state, notice) = _health.Answered(feed, settled, diff.NewItems.Length > 0, look.At);
        return Outcome(look, feed, state, diff, notice, address is null ? null : FeedMove.Notice(feed, address, look.At)) with
        {
            Address = address,
            Title = look.Document?.Title,
            Language = look.Document?.Language,
            Hub = HubOf(look, feed, state),
        };
    }

    private static HubChange? HubOf(FeedLook look, Feed feed, FeedState state) =>
        look.Result is not FetchedBody || (state.Hints.Hub == feed.State.Hints.Hub && state.Hints.Self == feed.State.Hints.Self)
            ? null
            : new HubChange(Web(state.Hints.Hub, feed.Address), Web(state.Hints.Self, feed.Address) ?? feed.Address);

    private static Uri? Web(string? written, Uri around) =>
        written is not null && Uri.TryCreate(around, written.Trim(), out var address) && address.Scheme is "http" or "https" ? address : null;

    private PollOutcome Outcome(FeedLook look, Feed feed, FeedState state, DocumentDiff diff, params FeedNotice?[] notices)
    {
        state = state with
        {
            NextLook = _schedule.NextLook(feed, state, look.Result.NotBefore, look.At),
            EarliestLook = _schedule.EarliestLook(state, look.Result.NotBefore, look.At),
            Counts = feed.State.Counts.After(
                look.Result, feed.State.PolledBefore ? diff.NewItems.Length : 0, diff.Updates.Count(update => update.IsEdit), look.Claim.Feed.State.LastLook, look.At),
        };
        return new(look.Claim, state, diff.NewItems, diff.Updates, [.. notices.OfType<FeedNotice>()]);
    }

    private static FeedState Remembered(FeedLook look, Feed feed, DocumentDiff diff) => look.Result switch
    {
        NothingNew nothing => feed.State with
        {
            LastSuccess = look.At,
            LastBody = nothing.SameBody ? look.At : feed.State.LastBody,
            ETag = nothing.ETag,
            LastModified = nothing.LastModified,
        },
        FetchedBody body => Remembered(look, feed.State, body, diff),
        PushedBody push => feed.State with
        {
            LastSuccess = look.At,
            LastChange = LastChange(feed.State, diff.NewItems, look.At),
            PushedUntil = push.Until,
        },
        _ => feed.State,
    };

    private static FeedState Remembered(FeedLook look, FeedState before, FetchedBody body, DocumentDiff diff) => before with
    {
        LastSuccess = look.At,
        LastBody = look.At,
        LastChange = LastChange(before, diff.NewItems, look.At),
        PolledBefore = before.PolledBefore || look.Seen.Count > 0,
        ETag = body.ETag,
        LastModified = body.LastModified,
        BodyHash = body.BodyHash,
        Rhythm = Rhythm.Of(look.Seen, before, diff.NewItems.Length, look.At),
        // An item that a look finds is one that the hub should have brought.
        PushedUntil = diff.NewItems.IsEmpty ? before.PushedUntil : null,
        MostShown = Math.Max(before.MostShown, look.Seen.Count),
        Hints = Hints(look, body, before),
    };

    /// <summary>What the headers say of the hub goes before what the document says (WebSub, 4).</summary>
    private static PollingHints Hints(FeedLook look, FetchedBody body, FeedState before)
    {
        var hints = look.Document?.Hints ?? before.Hints;
        return body.Hub is { } hub ? hints with { Hub = hub.Address, Self = hub.Topic ?? hints.Self } : hints;
    }

    /// <summary>A new feed may be long dead: then its last item's own time counts, not the moment it was found.</summary>
    private static Instant? LastChange(FeedState before, ImmutableArray<NewItem> items, Instant now) =>
        items.IsEmpty ? before.LastChange : before.PolledBefore ? now : items.Max(item => item.Published);
}
