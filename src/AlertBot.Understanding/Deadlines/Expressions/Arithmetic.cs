using System.Globalization;
using NodaTime;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>How a date was counted: as numbers, and in words: "14 July 2025 + 50 days".</summary>
internal static class Arithmetic
{
    public static Counting Of(TimeValue value, LocalDate anchor, DueWindow due) => value switch
    {
        Length length => new Counting(anchor, new CountedLength(length.Min, length.Max, length.Unit)),
        DayOfMonth { Year: not null } or Span { From: DayOfMonth { Year: not null } } => new Counting(anchor, Written: true),
        DayOfMonth or PartOfMonth or Feast or EndOfSeason or Span { From: DayOfMonth } => new Counting(anchor, Written: true, Year: due.Latest.Year),
        _ => new Counting(anchor),
    };

    public static string Words(Counting counting) => counting switch
    {
        { Length: { } length } => $"{Words(counting.From)} + {Words(length)}",
        { Written: true, Year: { } year } => $"as written, in {year.ToString(CultureInfo.InvariantCulture)}",
        { Written: true } => "as written",
        _ => $"counted from {Words(counting.From)}",
    };

    private static string Words(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    private static string Words(CountedLength length)
    {
        var count = length.Min == length.Max
            ? length.Min.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{length.Min} to {length.Max}");
        var unit = length.Unit == "halfyear" ? "half-year" : length.Unit;
        return length.Max == 1 ? $"{count} {unit}" : $"{count} {unit}s";
    }
}
