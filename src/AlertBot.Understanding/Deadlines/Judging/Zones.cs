using NodaTime;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Where a statement was made: the place whose calendar its words count by.</summary>
internal static class Zones
{
    private static readonly string[] AmericanPublishers = ["npr", "cnbc", "fox", "cnn", "nyt", "washingtonpost", "politico", "axios", "abcnews", "cbsnews", "nbcnews", "apnews", "bloomberg", "wsj", "thehill", "foxnews", "usatoday", "voa", "newsweek"];

    /// <summary>The day of publication in that place; a date without a time stays what it is.</summary>
    public static LocalDate DayOf(ItemText item, string language, string? speakersZone)
    {
        // A time with an offset of its own was written where the publisher is.
        var isLocal = item.Published.Moment is { } moment && moment.Offset != Offset.Zero;
        var zone = speakersZone ?? (isLocal ? null : PublishersZone(item.Publisher, language));
        return zone is null ? item.Published.Date : item.Published.DateIn(DateTimeZoneProviders.Tzdb[zone]);
    }

    private static string? PublishersZone(string? publisher, string language) => language switch
    {
        "uk" => "Europe/Kyiv",
        "ru" => "Europe/Moscow",
        _ when publisher is not null && AmericanPublishers.Any(p => publisher.Contains(p, StringComparison.OrdinalIgnoreCase)) => "America/New_York",
        _ => null,
    };
}
