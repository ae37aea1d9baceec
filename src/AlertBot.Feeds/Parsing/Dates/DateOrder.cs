using NodaTime;

namespace AlertBot.Feeds.Parsing.Dates;

/// <summary>Which number of a date is its year, its month and its day.</summary>
internal static class DateOrder
{
    public static LocalDate? Resolve(WrittenDate written)
    {
        var numbers = written.Numbers;
        return (written.Month, numbers.Count) switch
        {
            (_, 0) => null,
            ({ } month, 1) => numbers[0].Number.Digits >= 4 ? Date(numbers[0].Number, month, 1) : null,
            ({ } month, _) => IsYear(numbers[0].Number) ? Date(numbers[0].Number, month, numbers[1].Number.Value) : Date(numbers[1].Number, month, numbers[0].Number.Value),
            (null, 1) => Packed(numbers[0].Number, numbers[0].Before),
            (null, 2) => Pair(numbers[0].Number, numbers[1].Number, numbers[0].Before),
            _ => Triple(numbers[0].Number, numbers[1].Number, numbers[2].Number, numbers[1].Before),
        };
    }

    /// <summary>20031231, 2003335 (a day of the year), 031231, 2003, and -0312 for December 2003.</summary>
    private static LocalDate? Packed(DateToken number, char before) => number.Digits switch
    {
        4 when before == '-' => Date(Part(number, 0, 2), Value(number, 2, 2), 1),
        4 => Date(number, 1, 1),
        5 => DayOfYear(Part(number, 0, 2), Value(number, 2, 3)),
        6 => Date(Part(number, 0, 2), Value(number, 2, 2), Value(number, 4, 2)),
        7 => DayOfYear(Part(number, 0, 4), Value(number, 4, 3)),
        8 => Date(Part(number, 0, 4), Value(number, 4, 2), Value(number, 6, 2)),
        _ => null,
    };

    /// <summary>2003-12, 12/2003, 2003-335, 03-335 and -03-12.</summary>
    private static LocalDate? Pair(DateToken first, DateToken second, char before) => (first.Digits, second.Digits) switch
    {
        (4, <= 2) => Date(first, second.Value, 1),
        ( <= 2, 4) => Date(second, first.Value, 1),
        (2 or 4, 3) => DayOfYear(first, second.Value),
        (2, 2) when before == '-' => Date(first, second.Value, 1),
        _ => null,
    };

    private static LocalDate? Triple(DateToken first, DateToken second, DateToken third, char separator) => (IsYear(first), separator) switch
    {
        (true, _) => Date(first, second.Value, third.Value),
        (_, '/') => second.Value > 12 ? Date(third, first.Value, second.Value) : first.Value > 12 ? Date(third, second.Value, first.Value) : Date(third, first.Value, second.Value),
        (_, '-') when third.Digits <= 2 => Date(first, second.Value, third.Value),
        _ => second.Value > 12 ? Date(third, first.Value, second.Value) : Date(third, second.Value, first.Value),
    };

    private static bool IsYear(DateToken number) => number.Digits > 2 || number.Value > 31;

    /// <summary>Two digits of a year mean 1969 to 2068, as in POSIX.</summary>
    private static int Year(DateToken number) => number.Digits > 2 ? number.Value : number.Value + (number.Value < 69 ? 2000 : 1900);

    private static LocalDate? Date(DateToken yearNumber, int month, int day)
    {
        var year = Year(yearNumber);
        return year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
    }

    private static LocalDate? DayOfYear(DateToken yearNumber, int day) =>
        Date(yearNumber, 1, 1) is { } first && day >= 1 && day <= CalendarSystem.Iso.GetDaysInYear(first.Year) ? first.PlusDays(day - 1) : null;

    private static DateToken Part(DateToken number, int from, int length) => number with { Text = number.Text.Substring(from, length) };

    private static int Value(DateToken number, int from, int length) => Part(number, from, length).Value;
}
