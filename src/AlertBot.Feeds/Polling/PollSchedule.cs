using System.Buffers.Binary;
using System.IO.Hashing;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>Says when a feed is looked at next: the latest of its interval, what its server asks for, and back-off after failures.</summary>
public sealed class PollSchedule(PollingOptions options)
{
    private static readonly Duration[] Ladder =
    [
        Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromMinutes(30), Duration.FromHours(1),
        Duration.FromHours(3), Duration.FromHours(6), Duration.FromHours(12), Duration.FromHours(24),
    ];

    /// <summary>The soonest that anybody may look again: what the server and the back-off ask for, whatever the feed's rhythm.</summary>
    public Instant EarliestLook(FeedState state, Duration? notBefore, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var wait = Duration.Max(BackOff(state.ConsecutiveFailures), Asked(state, notBefore));
        return Instant.Min(SkipTimes.After(now + wait, state.Hints), now + Longest(wait));
    }

    /// <param name="state">As it is after the look.</param>
    /// <param name="notBefore">How long the server asked to be left alone in this answer.</param>
    public Instant NextLook(Feed feed, FeedState state, Duration? notBefore, Instant now)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(state);
        var own = Duration.Max(Interval(feed, state, now), BackOff(state.ConsecutiveFailures));
        var wait = Duration.Max(own, Asked(state, notBefore));
        wait += wait * (options.Jitter * Share(feed.Id, now));
        var unskipped = SkipTimes.After(now + wait, state.Hints);
        var next = Instant.Max(now + own, Instant.Min(unskipped, now + Longest(wait)));
        // Clocks and stores know no finer time.
        return Instant.FromUnixTimeTicks(next.ToUnixTimeTicks());
    }

    /// <summary>The wait after so many failures in a row: 1 minute to 24 hours.</summary>
    public static Duration BackOff(int failures) => failures <= 0 ? Duration.Zero : Ladder[Math.Min(failures, Ladder.Length) - 1];

    /// <summary>
    /// Two looks for each item that is to be expected; a feed that has fallen quiet since its last item earns fewer, and so does one whose hub
    /// brings its items.
    /// </summary>
    private Duration Interval(Feed feed, FeedState state, Instant now)
    {
        if (state.PushedUntil > now)
        {
            return Duration.Max(Duration.FromTimeSpan(options.SlowestInterval), feed.Interval);
        }

        if (state.Rhythm is not { } rhythm)
        {
            return feed.Interval;
        }

        var quiet = state.LastChange is { } last ? now - last : Duration.Zero;
        var (fastest, slowest) = (Duration.FromTimeSpan(options.FastestInterval), Duration.FromTimeSpan(options.SlowestInterval));
        var wanted = Duration.Max(rhythm, quiet / 2) / 2;
        return Duration.Max(Duration.Min(wanted, Duration.Max(slowest, feed.Interval)), Duration.Min(fastest, feed.Interval));
    }

    private Duration Asked(FeedState state, Duration? notBefore) =>
        Duration.Min(
            Duration.Max(notBefore ?? Duration.Zero, state.Hints.TimeToLive ?? Duration.Zero),
            Duration.FromTimeSpan(options.LongestHint));

    private Duration Longest(Duration wait) => Duration.Max(wait, Duration.FromTimeSpan(options.LongestHint));

    /// <summary>Between 0 and 1, different for each feed and look, and the same whenever it is asked again.</summary>
    private static double Share(long feed, Instant now)
    {
        Span<byte> seed = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(seed, feed);
        BinaryPrimitives.WriteInt64LittleEndian(seed[8..], now.ToUnixTimeTicks());
        return (XxHash3.HashToUInt64(seed) >> 11) * (1.0 / (1UL << 53));
    }
}
