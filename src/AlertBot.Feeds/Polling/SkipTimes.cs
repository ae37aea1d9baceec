using AlertBot.Feeds.Parsing;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>The hours and days (UTC) at which a feed asks not to be looked at.</summary>
internal static class SkipTimes
{
    private const int HoursOfWeek = 7 * 24;

    /// <summary>The first moment from <paramref name="look"/> on that is not skipped. Who skips everything has made a mistake and skips nothing.</summary>
    public static Instant After(Instant look, PollingHints hints)
    {
        if (hints.SkipHours.IsEmpty && hints.SkipDays.IsEmpty)
        {
            return look;
        }

        var time = look.InUtc();
        for (var hours = 0; hours < HoursOfWeek; hours++)
        {
            if (!hints.SkipHours.Contains(time.Hour) && !hints.SkipDays.Contains(time.DayOfWeek))
            {
                return time.ToInstant();
            }

            time = (time.Date + time.TimeOfDay.With(TimeAdjusters.TruncateToHour)).InUtc().PlusHours(1);
        }

        return look;
    }
}
