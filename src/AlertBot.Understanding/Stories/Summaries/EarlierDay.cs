using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>"On May 16, the delegations met in Istanbul", in a report of May 26: the day says that the sentence recalls what was told then.</summary>
internal static partial class EarlierDay
{
    /// <summary>The news of the evening before last may be written up today.</summary>
    private const int Fresh = 2;

    private static readonly string[][] Months =
    [
        ["jan", "січ", "янв"], ["feb", "лют", "фев"], ["mar", "бер", "мар"], ["apr", "кві", "апр"], ["may", "тра", "мая"], ["jun", "чер", "июн"],
        ["jul", "лип", "июл"], ["aug", "сер", "авг"], ["sep", "вер", "сен"], ["oct", "жов", "окт"], ["nov", "лис", "ноя"], ["dec", "гру", "дек"],
    ];

    /// <summary>Days are named, and all of them are over for some time.</summary>
    public static bool IsIn(string sentence, Instant published)
    {
        var today = published.InUtc().Date;
        var days = Named().Matches(sentence).Select(match => DayOf(match, today)).OfType<LocalDate>().ToList();
        return days.Count > 0 && days.TrueForAll(day => Period.DaysBetween(day, today) > Fresh);
    }

    private static LocalDate? DayOf(Match match, LocalDate today)
    {
        var name = match.Groups["month"].Value[..3].ToLowerInvariant();
        var month = Array.FindIndex(Months, names => names.Contains(name)) + 1;
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["year"] is { Success: true } year)
        {
            return Valid(int.Parse(year.Value, CultureInfo.InvariantCulture), month, day);
        }

        // The year that brings it nearest: in January "28 December" is last year's.
        return new[] { today.Year - 1, today.Year, today.Year + 1 }
            .Select(y => Valid(y, month, day))
            .OfType<LocalDate>()
            .OrderBy(date => Math.Abs(Period.DaysBetween(date, today)))
            .Select(date => (LocalDate?)date)
            .FirstOrDefault();
    }

    private static LocalDate? Valid(int year, int month, int day) =>
        year is > 1900 and < 2200 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    [GeneratedRegex(
        @"\b(?:(?<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s+(?<day>\d{1,2})(?!\d)"
        + @"|(?<day>\d{1,2})\s+(?<month>January|February|March|April|May|June|July|August|September|October|November|December"
        + @"|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
        + @"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\b)(?:,?\s+(?<year>\d{4}))?",
        RegexOptions.None,
        1000)]
    private static partial Regex Named();
}
