using AlertBot.Feeds.Fetching;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Feeds.Polling;

/// <summary>Follows how a feed fares, and decides what a person is told about it: each trouble once, and its end once.</summary>
internal sealed class FeedHealth(PollingOptions options)
{
    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm 'UTC'");

    public (FeedState State, FeedNotice? Notice) Failed(Feed feed, FeedFailure failure, Instant now)
    {
        var since = feed.State.FailingSince ?? now;
        var state = feed.State with { ConsecutiveFailures = feed.State.ConsecutiveFailures + 1, FailingSince = since, LastError = failure };
        return state.Told != NoticeKind.Failing && now - since >= Duration.FromTimeSpan(options.TellFailingAfter)
            ? (state with { Told = NoticeKind.Failing }, Notice(feed, NoticeKind.Failing, now, $"has failed since {Minute.Format(since)}. {failure.Sentence} {failure.Remedy}"))
            : (state, null);
    }

    /// <param name="state">As it is after the look, apart from health.</param>
    /// <param name="news">The look brought new items.</param>
    public (FeedState State, FeedNotice? Notice) Answered(Feed feed, FeedState state, bool news, Instant now)
    {
        state = state with { ConsecutiveFailures = 0, FailingSince = null, LastError = null };
        var over = state.Told switch
        {
            NoticeKind.Failing => "can be read again.",
            NoticeKind.Silent when news => "brings new items again.",
            _ => null,
        };
        return over is not null ? (state with { Told = null }, Notice(feed, NoticeKind.Recovered, now, $"{over} Nothing needs to be done."))
            : IsSilent(state, now) ? (state with { Told = NoticeKind.Silent }, Notice(feed, NoticeKind.Silent, now, Silence(state)))
            : (state, null);
    }

    private bool IsSilent(FeedState state, Instant now) =>
        state is { Told: null, LastChange: { } last, Rhythm: { } rhythm }
        && now - last >= Duration.Max(Duration.FromTimeSpan(options.SilentAtLeast), rhythm * options.SilentAfterGaps);

    private static string Silence(FeedState state) =>
        $"answers, but has brought nothing new since {Minute.Format(state.LastChange ?? default)}; an item every {Words(state.Rhythm ?? default)} was usual. "
        + "Look at the publisher's site: the feed may have been given up or moved.";

    private static FeedNotice Notice(Feed feed, NoticeKind kind, Instant now, string what) =>
        new(feed.Id, kind, now, $"The feed {Name(feed)} {what}");

    /// <summary>Never the whole address: it may hold a password.</summary>
    public static string Name(Feed feed) => $"“{feed.Title ?? feed.Publisher}” ({feed.Address.IdnHost})";

    private static string Words(Duration gap) =>
        gap >= Duration.FromDays(2) ? $"{gap.TotalDays:0} days"
        : gap >= Duration.FromHours(2) ? $"{gap.TotalHours:0} hours"
        : $"{Math.Max(1, gap.TotalMinutes):0} minutes";
}
