using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>"8 August", "Aug. 1", "3–4 листопада", "mid-November", "в понедельник, 14 июля", "08.08.2025".</summary>
internal static class DateGrammar
{
    public static TimeValue? Read(ref Cursor cursor)
    {
        var start = cursor;
        var value = Numeric(ref cursor) ?? DayFirst(ref cursor) ?? MonthFirst(ref cursor) ?? MonthPart(ref cursor) ?? Weekday(ref cursor) ?? Numbered(ref cursor);
        if (value is null)
        {
            cursor = start;
        }

        return value;
    }

    private static DayOfMonth? Numeric(ref Cursor cursor)
    {
        if (cursor.Here is not { Mark: Mark.Date } date)
        {
            return null;
        }

        cursor.Step();
        return new DayOfMonth(date.Value, date.Detail / 10000, date.Detail % 10000 is > 0 and var year ? year : null);
    }

    private static TimeValue? DayFirst(ref Cursor cursor)
    {
        var start = cursor;
        cursor.Take(Mark.The);
        if (Day(ref cursor) is { } first)
        {
            var second = SecondDay(ref cursor, first);
            cursor.Take(Mark.Of);
            if (cursor.Mark == Mark.Month)
            {
                var month = cursor.Here.Value;
                cursor.Step();
                Abbreviated(ref cursor);
                var year = Year(ref cursor);
                return Days(first, second, month, year);
            }
        }

        cursor = start;
        return null;
    }

    private static TimeValue? MonthFirst(ref Cursor cursor)
    {
        var start = cursor;
        cursor.Take(Mark.The);
        if (cursor.Mark == Mark.Month)
        {
            var month = cursor.Here.Value;
            cursor.Step();
            Abbreviated(ref cursor);
            cursor.Take(Mark.The);
            if (Day(ref cursor) is { } first)
            {
                var second = SecondDay(ref cursor, first);
                return Days(first, second, month, Year(ref cursor));
            }
        }

        cursor = start;
        return null;
    }

    /// <summary>The full stop of "Aug. 1", which ends no sentence.</summary>
    private static void Abbreviated(ref Cursor cursor)
    {
        if (cursor.Peek(1).Mark is Mark.Number or Mark.The)
        {
            cursor.Take(Mark.Dot);
        }
    }

    private static PartOfMonth? MonthPart(ref Cursor cursor)
    {
        var start = cursor;
        cursor.Take(Mark.The);
        var part = PartWord(ref cursor);
        cursor.TakeAny(Mark.Dash, Mark.Of);
        if (cursor.Mark == Mark.Month)
        {
            var month = cursor.Here.Value;
            cursor.Step();
            if (cursor.Here is { Mark: Mark.Dash, IsGlued: true } && cursor.Peek(1) is { Kind: TokenKind.Word, IsGlued: true })
            {
                // Mar-a-Lago.
                cursor = start;
                return null;
            }

            return new PartOfMonth(month, Year(ref cursor), part);
        }

        cursor = start;
        return null;
    }

    /// <summary>A weekday, with the date behind it where there is one: the date is surer.</summary>
    private static TimeValue? Weekday(ref Cursor cursor)
    {
        var start = cursor;
        cursor.Take(Mark.Late);
        var which = WhichWord(ref cursor);
        if (cursor.Mark != Mark.Weekday)
        {
            cursor = start;
            return null;
        }

        var day = new NamedDay(cursor.Here.Value, which);
        cursor.Step();
        var behind = cursor;
        if (day.Which == Which.Nearest && WeekBehind(ref cursor) is { } week)
        {
            return day with { Which = week };
        }

        cursor.Take(Mark.Comma);
        if ((DayFirst(ref cursor) ?? MonthFirst(ref cursor) ?? Numeric(ref cursor)) is { } date)
        {
            return date;
        }

        cursor = behind;
        return day;
    }

    /// <summary>"Thursday next week", "в четверг на следующей неделе", "Tuesday week".</summary>
    public static Which? WeekBehind(ref Cursor cursor)
    {
        var start = cursor;
        if (cursor.Here is { Mark: Mark.Unit, Name: "week", Value: 1 })
        {
            cursor.Step();
            return Which.WeekAfter;
        }

        cursor.TakeAny(Mark.On, Mark.In);
        cursor.Take(Mark.Of);
        var which = WhichWord(ref cursor);
        if (which is Which.Next or Which.This && cursor.Here is { Mark: Mark.Unit, Name: "week", Value: 1 })
        {
            cursor.Step();
            return which;
        }

        cursor = start;
        return null;
    }

    /// <summary>The day of a month that is not named: "the 22nd", "22-го числа".</summary>
    private static NumberedDay? Numbered(ref Cursor cursor)
    {
        var start = cursor;
        var hasArticle = cursor.Take(Mark.The);
        var number = cursor.Here;
        if (Day(ref cursor) is { } day)
        {
            if (cursor.Take(Mark.DateWord))
            {
                return new NumberedDay(day);
            }

            var isOrdinal = number.Mark == Mark.DayOrdinal || cursor.Peek(-1).Mark == Mark.Ordinal;
            if (hasArticle && isOrdinal && cursor.Here is { Kind: TokenKind.Punctuation, IsGlued: true, Mark: not Mark.Dash })
            {
                return new NumberedDay(day);
            }
        }

        cursor = start;
        return null;
    }

    public static Part PartWord(ref Cursor cursor)
    {
        Part? part = cursor.Mark switch
        {
            Mark.Early => Part.Early,
            Mark.Mid => Part.Mid,
            Mark.Late => Part.Late,
            Mark.End => Part.End,
            Mark.Begin => Part.Begin,
            Mark.Half1 => Part.FirstHalf,
            Mark.Half2 => Part.SecondHalf,
            Mark.Week1 => Part.Week1,
            Mark.Week2 => Part.Week2,
            Mark.Week3 => Part.Week3,
            Mark.Week4 => Part.Week4,
            Mark.LastWeek => Part.LastWeek,
            _ => null,
        };
        if (part is not null)
        {
            cursor.Step();
        }

        return part ?? Part.Whole;
    }

    public static Which WhichWord(ref Cursor cursor)
    {
        var which = cursor.Mark switch
        {
            Mark.This or Mark.Coming => Which.This,
            Mark.Next => Which.Next,
            Mark.Last => Which.Last,
            _ => Which.Nearest,
        };
        if (which != Which.Nearest)
        {
            cursor.Step();
        }

        return which;
    }

    private static TimeValue Days(int first, int? second, int month, int? year) => second is { } last
        ? new Span(new DayOfMonth(first, month, year), new DayOfMonth(last, month, year))
        : new DayOfMonth(first, month, year);

    private static int? Day(ref Cursor cursor)
    {
        var start = cursor;
        if (Ordinal(ref cursor) is { } inWords)
        {
            return inWords;
        }

        if (LengthGrammar.Number(ref cursor) is { } day and <= 31)
        {
            Ending(ref cursor);
            if (cursor.Mark is not (Mark.Percent or Mark.Unit))
            {
                return day;
            }
        }

        cursor = start;
        return null;
    }

    /// <summary>"Third", "двадцять третього".</summary>
    private static int? Ordinal(ref Cursor cursor)
    {
        var start = cursor;
        var tens = 0;
        if (cursor.Here is { Mark: Mark.Number, Kind: TokenKind.Word, Value: 20 or 30 })
        {
            tens = cursor.Here.Value;
            cursor.Step();
            cursor.Take(Mark.Dash);
        }

        if (cursor.Here is { Mark: Mark.DayOrdinal } day && tens + day.Value <= 31 && (tens == 0 || day.Value < 10))
        {
            cursor.Step();
            return tens + day.Value;
        }

        cursor = start;
        return null;
    }

    private static int? SecondDay(ref Cursor cursor, int first)
    {
        var start = cursor;
        if ((cursor.TakeAny(Mark.Dash, Mark.And) || cursor.TakeAny(Mark.On, Mark.By) || cursor.Take(Mark.Until)) && Day(ref cursor) is { } second && second > first)
        {
            return second;
        }

        cursor = start;
        return null;
    }

    /// <summary>"8th", "27-го".</summary>
    private static void Ending(ref Cursor cursor)
    {
        var start = cursor;
        cursor.Take(Mark.Dash);
        if (cursor.Here is { Mark: Mark.Ordinal, IsGlued: true })
        {
            cursor.Step();
        }
        else
        {
            cursor = start;
        }
    }

    public static int? Year(ref Cursor cursor)
    {
        var start = cursor;
        cursor.Take(Mark.Comma);
        if (cursor.Here is { Mark: Mark.Number, Kind: TokenKind.Number, Value: >= 1900 and < 2200 and var year })
        {
            cursor.Step();
            Ending(ref cursor);
            if (cursor.Here is { Mark: Mark.Unit, Name: "year" })
            {
                cursor.Step();
            }

            return year;
        }

        cursor = start;
        return null;
    }
}
