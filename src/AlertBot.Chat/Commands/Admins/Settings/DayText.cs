using System.Globalization;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>Days of the week as people write them, in the languages of the product: <c>monday</c>, <c>mon</c>, <c>понеділок</c>, <c>пн</c>.</summary>
internal static class DayText
{
    private const int ShortestBeginning = 3;

    private static readonly DateTimeFormatInfo[] Languages = [.. new[] { "en", "uk", "ru" }.Select(l => CultureInfo.GetCultureInfo(l).DateTimeFormat)];

    public static IsoDayOfWeek? Read(string written)
    {
        foreach (var day in Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None))
        {
            if (Array.Exists(Languages, l => Is(written, day, l)))
            {
                return day;
            }
        }

        return null;
    }

    private static bool Is(string written, IsoDayOfWeek day, DateTimeFormatInfo language)
    {
        var of = (DayOfWeek)((int)day % 7);
        return written.Equals(language.GetAbbreviatedDayName(of), StringComparison.OrdinalIgnoreCase)
            || (written.Length >= ShortestBeginning && language.GetDayName(of).StartsWith(written, StringComparison.OrdinalIgnoreCase));
    }
}
