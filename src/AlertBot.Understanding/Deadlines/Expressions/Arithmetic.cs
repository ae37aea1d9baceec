using System.Globalization;
using NodaTime;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>How a date was counted, in words: "14 July 2025 + 50 days".</summary>
internal static class Arithmetic
{
    public static string Of(TimeValue value, LocalDate anchor, DueWindow due) => value switch
    {
        Length length => $"{Words(anchor)} + {Words(length)}",
        DayOfMonth { Year: not null } or Span { From: DayOfMonth { Year: not null } } => "as written",
        DayOfMonth or PartOfMonth or Feast or EndOfSeason or Span { From: DayOfMonth } => $"as written, in {due.Latest.Year.ToString(CultureInfo.InvariantCulture)}",
        _ => $"counted from {Words(anchor)}",
    };

    private static string Words(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    private static string Words(Length length)
    {
        var count = length.Min == length.Max
            ? length.Min.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{length.Min} to {length.Max}");
        var unit = length.Unit == "halfyear" ? "half-year" : length.Unit;
        return length.Max == 1 ? $"{count} {unit}" : $"{count} {unit}s";
    }
}
