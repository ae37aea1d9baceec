using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>The usual time between two items of a feed.</summary>
internal static class Rhythm
{
    // Enough to be steady, few enough to follow a story that breaks.
    private const int Newest = 12;
    private const int Fewest = 3;
    private const double WeightOfLast = 0.3;

    private static readonly Duration Shortest = Duration.FromMinutes(1);

    /// <summary>From the document's own times where it gives them, otherwise from when new items were seen.</summary>
    public static Duration? Of(IReadOnlyList<SeenItem> seen, FeedState before, int newItems, Instant now) =>
        OfDates(seen, now) ?? OfSight(before, newItems, now);

    private static Duration? OfDates(IReadOnlyList<SeenItem> seen, Instant now)
    {
        var times = seen.Select(item => item.Published).OfType<Instant>().Where(time => BelievableTime.Of(time, now) == time)
            .OrderDescending().Take(Newest).ToList();
        return times.Count < Fewest ? null : Duration.Max(Shortest, (times[0] - times[^1]) / (times.Count - 1));
    }

    private static Duration? OfSight(FeedState before, int newItems, Instant now)
    {
        if (!before.PolledBefore || newItems == 0 || before.LastChange is not { } last)
        {
            return before.Rhythm;
        }

        var gap = Duration.Max(Shortest, (now - last) / newItems);
        return before.Rhythm is { } usual ? (usual * (1 - WeightOfLast)) + (gap * WeightOfLast) : gap;
    }
}
