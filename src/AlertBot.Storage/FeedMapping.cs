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
    };
}
