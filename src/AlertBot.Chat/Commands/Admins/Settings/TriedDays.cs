using AlertBot.Chat.Composing.Backtests;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>The alerts of a trial day by day, as pictures show them.</summary>
public static class TriedDays
{
    /// <param name="since">Of days before nothing is known: they are not days without alerts.</param>
    /// <param name="zone">Whose days are meant.</param>
    /// <returns>In order, without gaps, up to today.</returns>
    public static IReadOnlyList<BacktestDay> Of(IReadOnlyList<TriedAlert> alerts, Instant since, Instant now, DateTimeZone zone)
    {
        var byDay = alerts.ToLookup(a => a.Alert.At.InZone(zone).Date);
        var first = since.InZone(zone).Date;
        return [.. Enumerable.Range(0, Period.DaysBetween(first, now.InZone(zone).Date) + 1)
            .Select(first.PlusDays)
            .Select(day => new BacktestDay(day, byDay[day].Count(a => a.Comes), byDay[day].Count(a => a.WouldCome)))];
    }
}
