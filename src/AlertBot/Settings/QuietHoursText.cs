using AlertBot.Alerts.Subscriptions;
using NodaTime.Text;

namespace AlertBot.Settings;

/// <summary>Quiet hours as written in settings: <c>23:00-07:00</c>.</summary>
internal static class QuietHoursText
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>True with null for nothing written; false with the problem for what cannot be quiet hours.</summary>
    public static bool TryParse(string? text, out QuietHours? quiet, out string problem)
    {
        quiet = null;
        problem = "";
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || !Pattern.Parse(ends[0]).TryGetValue(default, out var start) || !Pattern.Parse(ends[1]).TryGetValue(default, out var end))
        {
            problem = $"is '{text}', not a start and an end";
            return false;
        }

        if (start == end)
        {
            problem = $"is '{text}': start and end are the same, which could mean never or always";
            return false;
        }

        quiet = new QuietHours(start, end);
        return true;
    }
}
