using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Storage.Model;
using AlertBot.Understanding;

namespace AlertBot.Storage;

/// <summary>From rows to the records of the stages.</summary>
internal static class ItemMapping
{
    public static Item ToItem(this ItemRow row) => new(
        row.Id,
        row.FeedId,
        row.Publisher,
        row.Guid,
        row.Link,
        row.Title,
        row.Text,
        row.Language,
        row.Published,
        row.FirstSeen,
        row.Revision,
        row.Baseline)
    {
        Audience = row.Audience,
    };

    /// <summary>The items of a story, oldest first.</summary>
    public static IQueryable<ItemRow> OfStory(this IQueryable<ItemRow> items, long story) =>
        items.Where(i => i.StoryId == story).OrderBy(i => i.Published).ThenBy(i => i.Id);

    public static ReadItem ToReadItem(this ItemRow row) => new(
        row.ToItem(),
        row.ToReading(),
        row.Placement is { } placement ? StoredJson.Read<StoredPlacement>(placement).Place : null);

    public static PlacedItem ToPlacedItem(this ItemRow row)
    {
        var placement = StoredJson.Read<StoredPlacement>(row.Placement ?? throw new InvalidDataException($"item {row.Id} is placed, but its placement is missing"));
        return new PlacedItem(row.ToItem(), row.ToReading(), placement.Dossier, placement.Place);
    }

    private static Reading ToReading(this ItemRow row) =>
        StoredJson.Read<Reading>(row.Reading ?? throw new InvalidDataException($"item {row.Id} is read, but its reading is missing"));
}

/// <summary>The column <see cref="ItemRow.Placement"/>.</summary>
internal sealed record StoredPlacement(string Dossier, StoryPlace Place);
