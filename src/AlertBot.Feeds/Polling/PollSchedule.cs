using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>When to look next: the latest of what the feed's rhythm, the publisher and our own patience ask for.</summary>
/// <param name="random">From 0 to 1: spreads feeds so that they do not march in step.</param>
public sealed class PollSchedule(PollingOptions options, Func<double> random)
{
    /// <summary>What is waited after the first, second ... failure in a row; then the last, for ever: no feed is abandoned.</summary>
    private static readonly Duration[] Ladder =
    [
        .. new[] { 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440 }.Select(minutes => Duration.FromMinutes(minutes)),
    ];

    /// <summary>A feed that has just brought something is looked at twice as often for this long.</summary>
    private static readonly Duration Lively = Duration.FromMinutes(30);

    private const int DaysOfAWeek = 7;

    /// <param name="state">As it is after the look.</param>
    /// <param name="patience">How long the server asked to be left alone in this answer, or null.</param>
    public Instant Next(Feed feed, FeedState state, Duration? patience, Instant now)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(state);
        var wait = new[] { Usual(feed, state, now), Asked(patience), Asked(state.Hints.TimeToLive), BackOff(state.ConsecutiveFailures) }.Max();
        // Only ever later: what a publisher asks for is kept to.
        return AfterSkipped(now + (wait * (1 + (options.Jitter * random()))), state.Hints);
    }

    private Duration Usual(Feed feed, FeedState state, Instant now)
    {
        var fastest = Duration.Min(Duration.FromTimeSpan(options.FastestInterval), feed.Interval);
        var slowest = Duration.Max(Duration.FromTimeSpan(options.SlowestInterval), feed.Interval);
        var usual = state.Rhythm is { } gap ? gap / 2 : feed.Interval;
        usual = state.LastChange is { } change && now - change < Lively ? usual / 2 : usual;
        return Duration.Max(fastest, Duration.Min(usual, slowest));
    }

    private Duration Asked(Duration? hint) =>
        hint is { } asked && asked > Duration.Zero ? Duration.Min(asked, Duration.FromTimeSpan(options.LongestHint)) : Duration.Zero;

    private static Duration BackOff(int failures) => failures == 0 ? Duration.Zero : Ladder[Math.Min(failures, Ladder.Length) - 1];

    /// <summary>The first hour from then on that the feed does not ask to be skipped; a feed that skips everything is not believed.</summary>
    private static Instant AfterSkipped(Instant next, Parsing.PollingHints hints)
    {
        if (hints.SkipHours.IsDefaultOrEmpty && hints.SkipDays.IsDefaultOrEmpty)
        {
            return next;
        }

        var hour = next;
        for (var tried = 0; tried < DaysOfAWeek * NodaConstants.HoursPerDay; tried++)
        {
            var utc = hour.InUtc();
            if (!hints.SkipHours.Contains(utc.Hour) && !hints.SkipDays.Contains(utc.DayOfWeek))
            {
                return hour;
            }

            hour = utc.Date.At(new LocalTime(utc.Hour, 0)).InUtc().ToInstant() + Duration.FromHours(1);
        }

        return next;
    }
}
