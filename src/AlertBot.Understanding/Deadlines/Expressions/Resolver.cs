using NodaTime;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>Counts expressions from a day: the conventions by which dates come out of words, all in one place.</summary>
internal static class Resolver
{
    private const int LongPast = 120;

    /// <summary>The window that a future expression means, counted from the anchor; null when it names none.</summary>
    public static DueWindow? Future(TimeValue value, Role role, LocalDate anchor) => value switch
    {
        DayOfMonth day => DateOf(day, anchor) is { } date ? DueWindow.On(Bound(day, date, role, anchor)) : null,
        NumberedDay day => NumberedDayOf(day.Day, anchor) is { } date ? DueWindow.On(date) : null,
        NamedDay day => DueWindow.On(WeekdayOf(day, anchor)),
        PartOfMonth month => MonthOf(month, role, anchor),
        PartOfPeriod period => PeriodOf(period, anchor),
        RelativeDay day => DueWindow.On(anchor.PlusDays(day.Days)),
        Feast feast => FeastOf(feast, role, anchor) is { } date ? DueWindow.On(date) : null,
        EndOfSeason season => DueWindow.On(Seasons.EndOf(season.Name, anchor)),
        Length length => LengthOf(length, anchor),
        Span span => SpanOf(span, role, anchor),
        _ => null,
    };

    /// <summary>The day in the past that an expression means, up to and including the anchor; null when it means none.</summary>
    public static LocalDate? Past(TimeValue value, LocalDate anchor) => value switch
    {
        DayOfMonth day when DateOf(day, anchor) is { } date && date <= anchor => date,
        NamedDay day => anchor.DayOfWeek == (IsoDayOfWeek)day.Day && day.Which != Which.Last ? anchor : anchor.Previous((IsoDayOfWeek)day.Day),
        RelativeDay { Days: <= 0 } day => anchor.PlusDays(day.Days),
        _ => null,
    };

    /// <summary>A limit that is long past this year is next year's: "by 5 March", said in August.</summary>
    private static LocalDate Bound(DayOfMonth day, LocalDate date, Role role, LocalDate anchor) =>
        day.Year is null && role is Role.By or Role.Until && Period.DaysBetween(date, anchor) > LongPast ? date.PlusYears(1) : date;

    private static LocalDate? DateOf(DayOfMonth day, LocalDate anchor)
    {
        if (day.Year is { } year)
        {
            return Calendar(year, day.Month, day.Day);
        }

        // Without a year the nearest one is meant: in October "5 February" is ahead, "12 June" is behind.
        return new[] { anchor.Year - 1, anchor.Year, anchor.Year + 1 }
            .Select(y => Calendar(y, day.Month, day.Day))
            .Where(date => date is not null)
            .MinBy(date => Math.Abs(Period.DaysBetween(anchor, date!.Value)));
    }

    private static LocalDate? Calendar(int year, int month, int day) =>
        day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    /// <summary>In the first month from the anchor's on that has the day still ahead.</summary>
    private static LocalDate? NumberedDayOf(int day, LocalDate anchor) =>
        Enumerable.Range(0, 3)
            .Select(months => new LocalDate(anchor.Year, anchor.Month, 1).PlusMonths(months))
            .Select(month => Calendar(month.Year, month.Month, day))
            .FirstOrDefault(date => date >= anchor);

    private static LocalDate WeekdayOf(NamedDay day, LocalDate anchor)
    {
        var weekday = (IsoDayOfWeek)day.Day;
        return day.Which switch
        {
            Which.Next => MondayOf(anchor).PlusDays(6 + day.Day),
            Which.This when MondayOf(anchor).PlusDays(day.Day - 1) is var date && date >= anchor => date,
            Which.Last => anchor.Previous(weekday),
            Which.WeekAfter => anchor.Next(weekday).PlusWeeks(1),
            _ => anchor.Next(weekday),
        };
    }

    private static DueWindow MonthOf(PartOfMonth part, Role role, LocalDate anchor)
    {
        var isBy = role is Role.By or Role.Until;
        var year = part.Year ?? YearOf(part.Month, anchor, isBy);
        var first = new LocalDate(year, part.Month, 1);
        return part.Part switch
        {
            Part.Whole when isBy => DueWindow.On(first),
            Part.Mid when isBy => DueWindow.On(first.PlusDays(14)),
            Part.End when role is Role.On or Role.In or Role.None => PartOf(Part.Late, first, first.PlusMonths(1).PlusDays(-1)),
            _ => PartOf(part.Part, first, first.PlusMonths(1).PlusDays(-1)),
        };
    }

    /// <summary>"By March" is always ahead; "in March", said in July, was this year's.</summary>
    private static int YearOf(int month, LocalDate anchor, bool isAhead)
    {
        var behind = anchor.Month - month;
        return behind > 0 && (isAhead || behind > 6) ? anchor.Year + 1 : anchor.Year;
    }

    private static DueWindow PartOf(Part part, LocalDate first, LocalDate last) => part switch
    {
        Part.Early => new DueWindow(first, first.PlusDays(9)),
        Part.Mid => new DueWindow(first.PlusDays(10), first.PlusDays(19)),
        Part.Late => new DueWindow(first.PlusDays(20), last),
        Part.Begin => DueWindow.On(first),
        Part.End => DueWindow.On(last),
        Part.FirstHalf => new DueWindow(first, first.PlusDays(14)),
        Part.SecondHalf => new DueWindow(first.PlusDays(15), last),
        Part.Week1 => new DueWindow(first, first.PlusDays(6)),
        Part.Week2 => new DueWindow(first.PlusDays(7), first.PlusDays(13)),
        Part.Week3 => new DueWindow(first.PlusDays(14), first.PlusDays(20)),
        Part.Week4 => new DueWindow(first.PlusDays(21), first.PlusDays(27)),
        Part.LastWeek => new DueWindow(last.PlusDays(-6), last),
        _ => new DueWindow(first, last),
    };

    private static DueWindow? PeriodOf(PartOfPeriod period, LocalDate anchor)
    {
        if (period.Which == Which.Last)
        {
            return null;
        }

        var ahead = period.Which == Which.Next ? 1 : 0;
        var monday = MondayOf(anchor).PlusWeeks(ahead);
        var month = new LocalDate(anchor.Year, anchor.Month, 1).PlusMonths(ahead);
        var year = new LocalDate(period.Year ?? anchor.Year + ahead, 1, 1);
        return period.Unit switch
        {
            "weekend" => Ahead(new DueWindow(monday.PlusDays(5), monday.PlusDays(6)), anchor),
            "week" when period.Part == Part.End => DueWindow.On(monday.PlusDays(6)),
            "week" => Ahead(new DueWindow(monday, monday.PlusDays(6)), anchor),
            "month" => Ahead(PartOf(period.Part, month, month.PlusMonths(1).PlusDays(-1)), anchor),
            "quarter" when period.Part == Part.End => DueWindow.On(EndOfQuarter(anchor.PlusMonths(3 * ahead))),
            "year" when period.Part == Part.End => DueWindow.On(year.PlusYears(1).PlusDays(-1)),
            _ => null,
        };
    }

    private static LocalDate EndOfQuarter(LocalDate day) => new LocalDate(day.Year, ((day.Month - 1) / 3 * 3) + 3, 1).With(DateAdjusters.EndOfMonth);

    /// <summary>What is left of a window that has begun.</summary>
    private static DueWindow? Ahead(DueWindow window, LocalDate anchor) =>
        window.Latest < anchor ? null : window with { Earliest = LocalDate.Max(window.Earliest, anchor) };

    private static LocalDate? FeastOf(Feast feast, Role role, LocalDate anchor)
    {
        var name = feast.Name == "new-year" && role is Role.By or Role.Until ? "new-year-eve" : feast.Name;
        return new[] { anchor.Year, anchor.Year + 1 }
            .Select(year => Holidays.DateOf(name, year))
            .FirstOrDefault(date => date >= anchor);
    }

    private static DueWindow LengthOf(Length length, LocalDate anchor) => new(Plus(anchor, length.Min, length.Unit), Plus(anchor, length.Max, length.Unit));

    private static LocalDate Plus(LocalDate day, int count, string unit) => unit switch
    {
        "hour" => day.PlusDays((count + 12) / 24),
        "week" => day.PlusWeeks(count),
        "fortnight" => day.PlusWeeks(2 * count),
        "month" => day.PlusMonths(count),
        "quarter" => day.PlusMonths(3 * count),
        "halfyear" => day.PlusMonths(6 * count),
        "year" => day.PlusYears(Math.Min(count, 1000)),
        "minute" => day,
        _ => day.PlusDays(count),
    };

    private static DueWindow? SpanOf(Span span, Role role, LocalDate anchor)
    {
        if (Future(span.From, role, anchor) is not { } from || Future(span.To, role, anchor) is not { } to)
        {
            return null;
        }

        // "On Saturday and Sunday" said on a Saturday, and "28 December to 3 January": the second end follows the first.
        return to.Latest >= from.Earliest ? new DueWindow(from.Earliest, to.Latest)
            : span.To is NamedDay ? new DueWindow(from.Earliest, to.Latest.PlusWeeks(1))
            : null;
    }

    private static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}
