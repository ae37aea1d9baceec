using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Stories;
using NodaTime;

namespace AlertBot.Understanding.Tests.Stories;

/// <summary>Items for grouping, a line each.</summary>
internal static class StoryItems
{
    private static readonly Instant Start = Instant.FromUtc(2025, 7, 23, 8, 0);

    public static StoryItem Item(string id, string title, double hours = 0, string language = "en", string publisher = "wire", string text = "") =>
        new(
            new ItemText(id, title, text, PublicationTime.At(Start + Duration.FromHours(hours)), language, null, publisher),
            language,
            [],
            TalkFacts.None);

    /// <summary>The story of each item, by a grouper that numbers stories from 1.</summary>
    public static List<long> Group(IEnumerable<StoryItem> items)
    {
        var grouper = new StoryGrouper();
        var stories = 0L;
        return [.. items.Select(item => grouper.Place(item, () => ++stories).Story)];
    }
}
