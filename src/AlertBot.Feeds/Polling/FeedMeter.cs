using System.Diagnostics;
using System.Diagnostics.Metrics;
using AlertBot.Feeds.Fetching;

namespace AlertBot.Feeds.Polling;

/// <summary>
/// Measures and traces of polling, for whoever listens, beside the sums of <see cref="PollingMeter"/>. Tags are few and closed: results and
/// kinds, never addresses, which have no end and may hold secrets; a trace names the feed by its id.
/// </summary>
public static class FeedMeter
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "AlertBot.Feeds";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("alertbot.feed.failures", "{look}", "Looks that failed, by kind of failure");
    private static readonly Counter<long> Received = Meter.CreateCounter<long>("alertbot.feed.received", "By", "Bytes of documents over the wire");
    private static readonly Counter<long> Saved = Meter.CreateCounter<long>("alertbot.feed.saved", "By", "Bytes that conditional requests spared");
    private static readonly Counter<long> Notices = Meter.CreateCounter<long>("alertbot.feed.notices", "{notice}", "Notices about feeds, by kind");
    private static readonly Counter<long> Pushes = Meter.CreateCounter<long>("alertbot.feed.pushes", "{push}", "What hubs sent, by what became of it");
    private static readonly Histogram<double> Time = Meter.CreateHistogram<double>("alertbot.feed.look.duration", "s", "Time of a look, waiting for a busy host included");

    internal static Activity? StartLook(Feed feed) =>
        Source.StartActivity("look at feed")?.SetTag("alertbot.feed", feed.Id).SetTag("server.address", feed.Audience is null ? feed.Address.IdnHost : null);

    internal static void Looked(FetchResult look, TimeSpan took, Activity? activity)
    {
        var result = Result(look);
        Received.Add(look.Received);
        Time.Record(took.TotalSeconds, new KeyValuePair<string, object?>("result", result));
        activity?.SetTag("alertbot.result", result);
        if (look is FetchFailed { Failure: var failure })
        {
            Failures.Add(1, new KeyValuePair<string, object?>("kind", failure.Kind.ToString()));
            activity?.SetStatus(ActivityStatusCode.Error, failure.Kind.ToString());
        }
    }

    internal static void Kept(FeedLook look, PollOutcome outcome)
    {
        if (look.Result is NothingNew { SameBody: false })
        {
            Saved.Add(look.Claim.Feed.State.Counts.LastSize);
        }

        if (look.Result is FetchFailed { Failure.Kind: FailureKind.Unreadable } unread)
        {
            Failures.Add(1, new KeyValuePair<string, object?>("kind", unread.Failure.Kind.ToString()));
        }

        foreach (var notice in outcome.Notices)
        {
            Notices.Add(1, new KeyValuePair<string, object?>("kind", notice.Kind.ToString()));
        }
    }

    internal static void Pushed(string what) => Pushes.Add(1, new KeyValuePair<string, object?>("result", what));

    private static string Result(FetchResult result) => result switch
    {
        NothingNew { SameBody: false } => "not-modified",
        NothingNew => "same-body",
        FetchFailed => "failed",
        _ => "document",
    };
}
