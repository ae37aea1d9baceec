using NodaTime;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>Where seasons end, by calendar months.</summary>
internal static class Seasons
{
    public static LocalDate EndOf(string season, LocalDate anchor)
    {
        var month = season switch { "spring" => 6, "summer" => 9, "autumn" => 12, _ => 3 };
        var end = new LocalDate(anchor.Year, month, 1).PlusDays(-1);
        return end >= anchor ? end : end.PlusDays(1).PlusYears(1).PlusDays(-1);
    }
}
