using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>Believes a permanent redirect when it was seen often enough: servers in trouble redirect everything for an hour.</summary>
internal static class FeedMove
{
    /// <returns>The state, and the new address once it is believed.</returns>
    public static (FeedState State, Uri? Address) After(FeedState state, Uri? movedTo, int believedAfter)
    {
        if (movedTo is null)
        {
            return (state with { MovedTo = null, MovedSightings = 0 }, null);
        }

        var sightings = movedTo == state.MovedTo ? state.MovedSightings + 1 : 1;
        return sightings >= believedAfter
            ? (state with { MovedTo = null, MovedSightings = 0 }, movedTo)
            : (state with { MovedTo = movedTo, MovedSightings = sightings }, null);
    }

    public static FeedNotice Notice(Feed feed, Uri address, Instant now) => new(
        feed.Id, NoticeKind.Moved, now,
        $"The feed {FeedHealth.Name(feed)} has moved for good to {address.IdnHost} and is polled there. Write the new address into the settings when it suits you.");
}
