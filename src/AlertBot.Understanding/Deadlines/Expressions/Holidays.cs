using NodaTime;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>The days of holidays that politicians like to name.</summary>
internal static class Holidays
{
    public static LocalDate? DateOf(string name, int year) => name switch
    {
        "thanksgiving" => Nth(year, 11, IsoDayOfWeek.Thursday, 4),
        "christmas" => new LocalDate(year, 12, 25),
        "christmas-eve" => new LocalDate(year, 12, 24),
        "new-year" => new LocalDate(year, 1, 1),
        "new-year-eve" => new LocalDate(year, 12, 31),
        "us-independence" => new LocalDate(year, 7, 4),
        "ukraine-independence" => new LocalDate(year, 8, 24),
        "victory-day" => new LocalDate(year, 5, 9),
        "labor-day" => Nth(year, 9, IsoDayOfWeek.Monday, 1),
        "memorial-day" => new LocalDate(year, 6, 1).Previous(IsoDayOfWeek.Monday),
        "easter" => WesternEaster(year),
        "orthodox-easter" => OrthodoxEaster(year),
        _ => null,
    };

    private static LocalDate Nth(int year, int month, IsoDayOfWeek day, int n) => new LocalDate(year, month, 1).PlusDays(-1).Next(day).PlusWeeks(n - 1);

    /// <summary>The Gregorian computus of Meeus, Jones and Butcher.</summary>
    private static LocalDate WesternEaster(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var days = h + l - (7 * m) + 114;
        return new LocalDate(year, days / 31, (days % 31) + 1);
    }

    /// <summary>Meeus's Julian computus; the calendars are 13 days apart until 2099.</summary>
    private static LocalDate OrthodoxEaster(int year)
    {
        var d = ((19 * (year % 19)) + 15) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) - d + 34) % 7;
        var days = d + e + 114;
        return new LocalDate(year, days / 31, (days % 31) + 1).PlusDays(13);
    }
}
