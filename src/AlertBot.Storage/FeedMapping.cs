using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;

namespace AlertBot.Storage;

internal static class FeedMapping
{
    public static Feed ToFeed(this FeedRow row) => new(
        row.Id,
        new Uri(row.Address),
        row.Publisher,
        row.Title,
        row.Language,
        row.Interval,
        StoredJson.Read<FeedState>(row.State) with { NextLook = row.NextLook })
    {
        Access = row.Access is { } access ? StoredJson.Read<FeedAccess>(access) : null,
        Group = row.Group,
        Audience = row.Audience,
        Pictures = row.Pictures,
    };

    /// <summary>Changes what somebody wishes changed; a feed that is not paused is looked at soon.</summary>
    public static void PutInto(this FeedWish wish, FeedRow row)
    {
        row.Publisher = wish.Publisher ?? row.Publisher;
        row.Group = wish.Group is { } group ? group.Length == 0 ? null : group : row.Group;
        row.Interval = wish.Interval ?? row.Interval;
        row.Pictures = wish.Pictures ?? row.Pictures;
        row.Paused = wish.Paused ?? row.Paused;
        row.NextLook = row.Paused ? row.NextLook : FeedState.New.NextLook;
    }
}
