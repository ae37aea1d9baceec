using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>Feeds give times in the future, in 1970, or none: then the moment an item was first seen is the better guess.</summary>
internal static class BelievableTime
{
    // Before it there was no feed.
    private static readonly Instant Earliest = Instant.FromUtc(1995, 1, 1, 0, 0);

    public static Instant Of(Instant? published, Instant firstSeen) =>
        published is { } time && time >= Earliest && time <= firstSeen ? time : firstSeen;
}
