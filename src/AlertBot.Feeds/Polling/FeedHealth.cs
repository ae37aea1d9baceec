using System.Globalization;
using AlertBot.Feeds.Fetching;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>What a look changes in what is remembered of a feed, and what a person should be told of it, once.</summary>
public sealed class FeedHealth(PollingOptions options)
{
    /// <summary>Fewer dated items say nothing about a rhythm.</summary>
    private const int FewestForRhythm = 4;

    internal (FeedState State, FeedNotice? Notice) After(FeedLook look, DocumentDiff diff, Instant now)
    {
        var before = look.Claim.Feed.State;
        var seen = before with { FirstLook = before.FirstLook ?? now, LastLook = now };
        var (state, notice) = look.Failure is { } failure
            ? Failed(look.Claim.Feed, seen, failure, now)
            : Succeeded(look, seen, diff, now);
        return (state, notice);
    }

    private (FeedState State, FeedNotice? Notice) Failed(Feed feed, FeedState state, FeedFailure failure, Instant now)
    {
        var since = state.FailingSince ?? now;
        var failing = state with { ConsecutiveFailures = state.ConsecutiveFailures + 1, FailingSince = since, LastError = failure };
        return now - since < Duration.FromTimeSpan(options.TellFailingAfter) || state.Told == NoticeKind.Failing
            ? (failing, null)
            : (failing with { Told = NoticeKind.Failing }, Notice(feed, NoticeKind.Failing, now, $"has failed since {Time(since)}. {failure.Sentence} {failure.Remedy}"));
    }

    private (FeedState State, FeedNotice? Notice) Succeeded(FeedLook look, FeedState seen, DocumentDiff diff, Instant now)
    {
        var state = Read(look, seen, diff, now) with { ConsecutiveFailures = 0, FailingSince = null, LastError = null, LastSuccess = now };
        var feed = look.Claim.Feed;
        if (state.Told == NoticeKind.Failing || (state.Told == NoticeKind.Silent && diff.NewItems.Length > 0))
        {
            return (state with { Told = null }, Notice(feed, NoticeKind.Recovered, now, "works again. Nothing needs to be done."));
        }

        return state.Told is null && SilentSince(state, now) is { } since
            ? (state with { Told = NoticeKind.Silent }, Notice(feed, NoticeKind.Silent, now, $"answers, but has brought nothing new since {Time(since)}, against its own rhythm. See whether its site still publishes there, or give another address."))
            : (state, null);
    }

    private static FeedState Read(FeedLook look, FeedState state, DocumentDiff diff, Instant now) => look.Result switch
    {
        FetchedBody body when look.Document is { } document => state with
        {
            ETag = body.ETag,
            LastModified = body.LastModified,
            BodyHash = body.BodyHash,
            LastBody = now,
            PolledBefore = state.PolledBefore || look.Items.Length > 0,
            Hints = document.Hints,
            Rhythm = Rhythm(look.Items, now) ?? state.Rhythm,
            LastChange = diff.NewItems.Length > 0 && state.PolledBefore ? now : state.LastChange ?? now,
        },
        NothingNew same => state with { ETag = same.ETag, LastModified = same.LastModified, LastBody = same.SameBody ? now : state.LastBody },
        _ => state,
    };

    /// <summary>The middle gap between the times of a document's items: a burst or a long pause does not move it.</summary>
    private static Duration? Rhythm(IReadOnlyList<SeenItem> items, Instant now)
    {
        var times = items.Select(i => i.Published).OfType<Instant>().Where(t => t <= now).OrderDescending().ToList();
        if (times.Count < FewestForRhythm)
        {
            return null;
        }

        var gaps = times.Zip(times.Skip(1), (newer, older) => newer - older).Order().ToList();
        return gaps[gaps.Count / 2];
    }

    private Instant? SilentSince(FeedState state, Instant now)
    {
        if (state is not { Rhythm: { } gap, LastChange: { } last })
        {
            return null;
        }

        var patience = Duration.Max(Duration.FromTimeSpan(options.SilentAtLeast), gap * options.SilentAfterGaps);
        return now - last > patience ? last : null;
    }

    private static FeedNotice Notice(Feed feed, NoticeKind kind, Instant at, string said) =>
        new(feed.Id, kind, at, $"The feed {Name(feed)} {said}");

    /// <summary>Never the whole address: it may hold a password.</summary>
    internal static string Name(Feed feed) => $"“{feed.Title ?? feed.Publisher}” ({feed.Address.Host})";

    private static string Time(Instant instant) => instant.ToString("uuuu-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
