using System.Globalization;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Alerts.Rules;

/// <summary>Keys of deadline alerts: one alert for one entry, state and date, whichever item brings it.</summary>
internal static class DeadlineKey
{
    public static string Of(LedgerEntry entry) => $"deadline:{entry.Id}:{entry.State}:{Day(entry.Due.Earliest)}:{Day(entry.Due.Latest)}";

    public static string Step(LedgerEntry entry, int daysBefore) => $"{Of(entry)}:T-{daysBefore}";

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
