using System.Collections.Frozen;
using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Storage.Model;
using AlertBot.Understanding;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>From rows to the records of the stages.</summary>
internal static class ItemMapping
{
    /// <param name="pictured">Feeds whose owners allow that messages show the pictures of their items.</param>
    public static Item ToItem(this ItemRow row, IReadOnlySet<long>? pictured = null) => new(
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
        Picture = row.Picture is { } picture && pictured?.Contains(row.FeedId) == true ? StoredJson.Read<ItemPicture>(picture) : null,
    };

    /// <summary>The items of a story, oldest first.</summary>
    public static IQueryable<ItemRow> OfStory(this IQueryable<ItemRow> items, long story) =>
        items.Where(i => i.StoryId == story).OrderBy(i => i.Published).ThenBy(i => i.Id);

    /// <summary>Whose pictures may be shown, of the feeds of these items. One that is followed no more allows nothing.</summary>
    public static async Task<IReadOnlySet<long>> PicturedAsync(this IReadOnlyList<ItemRow> rows, AlertBotContext context, CancellationToken cancellationToken)
    {
        long[] asked = [.. rows.Where(r => r.Picture is not null).Select(r => r.FeedId).Distinct()];
        return asked.Length == 0 ? FrozenSet<long>.Empty
            : await context.Feeds.Where(f => f.Pictures && !f.Removed && asked.Contains(f.Id)).Select(f => f.Id).ToHashSetAsync(cancellationToken);
    }

    public static ReadItem ToReadItem(this ItemRow row, IReadOnlySet<long>? pictured = null) => new(
        row.ToItem(pictured),
        row.ToReading(),
        row.Placement is { } placement ? StoredJson.Read<StoredPlacement>(placement).Place : null);

    public static PlacedItem ToPlacedItem(this ItemRow row, IReadOnlySet<long>? pictured = null)
    {
        var placement = StoredJson.Read<StoredPlacement>(row.Placement ?? throw new InvalidDataException($"item {row.Id} is placed, but its placement is missing"));
        return new PlacedItem(row.ToItem(pictured), row.ToReading(), placement.Dossier, placement.Place);
    }

    private static Reading ToReading(this ItemRow row) =>
        StoredJson.Read<Reading>(row.Reading ?? throw new InvalidDataException($"item {row.Id} is read, but its reading is missing"));
}

/// <summary>The column <see cref="ItemRow.Placement"/>.</summary>
internal sealed record StoredPlacement(string Dossier, StoryPlace Place);
