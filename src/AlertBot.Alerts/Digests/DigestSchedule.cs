using AlertBot.Alerts.Subscriptions;
using NodaTime;

namespace AlertBot.Alerts.Digests;

/// <summary>When a destination's digest is due, and what period it covers: by the destination's own clock, whatever daylight saving does.</summary>
public static class DigestSchedule
{
    /// <summary>A digest that is missed for longer than this is left to the next one.</summary>
    private static readonly Duration Late = Duration.FromHours(3);

    /// <returns>The day that names the digest and its period, from the hour of the digest before it to its own; null when none is due.</returns>
    public static (LocalDate Day, Instant From, Instant Until)? Due(DigestPlan plan, DateTimeZone zone, Instant now)
    {
        var today = now.InZone(zone).Date;
        for (var back = 0; back < 8; back++)
        {
            var day = today.PlusDays(-back);
            if ((plan.Day is { } weekday && day.DayOfWeek != weekday) || At(day) > now)
            {
                continue;
            }

            return now - At(day) > Late ? null : (day, At(day.PlusDays(plan.Day is null ? -1 : -7)), At(day));
        }

        return null;

        Instant At(LocalDate day) => (day + plan.At).InZoneLeniently(zone).ToInstant();
    }
}
