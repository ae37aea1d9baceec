using NodaTime;

namespace AlertBot.Feeds.Parsing.Dates;

/// <summary>
/// Reads the dates of feeds: RFC 822 and its misspellings, ISO 8601, asctime, seconds since 1970, in many languages and zones.
/// A time without a zone is UTC; a date that no calendar has is null, never the nearest one.
/// </summary>
public static class FeedDate
{
    private const int Longest = 100;

    /// <summary>Nothing before the year 1 can be stored.</summary>
    private static readonly Instant Earliest = Instant.FromUtc(1, 1, 1, 0, 0);

    public static Instant? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return null;
        }

        var trimmed = Spaced(text.Trim());
        var moment = CommonDate.Parse(trimmed) ?? Moment(new WrittenDate(DateTokens.Read(trimmed)));
        return moment >= Earliest ? moment : null;
    }

    /// <summary>20250723180500 is a date and a time without anything between.</summary>
    private static string Spaced(string text) =>
        text.Length == 14 && !text.AsSpan().ContainsAnyExceptInRange('0', '9') ? text.Insert(8, "T") : text;

    private static Instant? Moment(WrittenDate written)
    {
        if (written.Epoch is { } seconds)
        {
            return Instant.FromUnixTimeSeconds(seconds);
        }

        if (DateOrder.Resolve(written) is not { } date || written.Time is not { } time)
        {
            return null;
        }

        // 24:00 and leap seconds are moments of the next day or minute.
        return date.AtMidnight().InUtc().ToInstant() + time - Duration.FromMinutes(written.ZoneAt(date) ?? 0);
    }
}
