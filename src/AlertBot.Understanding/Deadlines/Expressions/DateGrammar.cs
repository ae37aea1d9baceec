using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>"8 August", "Aug. 1", "3–4 листопада", "mid-November", "в понедельник, 14 июля", "08.08.2025".</summary>
internal static class DateGrammar
{
    public static TimeValue? Read(ref Cursor cursor)
    {
        var start = cursor;
        var value = Numeric(ref cursor) ?? DayFirst(ref cursor) ?? MonthFirst(ref cursor) ?? MonthPart(ref cursor) ?? Weekday(ref cursor);
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
                cursor.Take(Mark.Dot);
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
            cursor.Take(Mark.Dot);
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
        cursor.Take(Mark.Comma);
        if ((DayFirst(ref cursor) ?? MonthFirst(ref cursor) ?? Numeric(ref cursor)) is { } date)
        {
            return date;
        }

        cursor = behind;
        return day;
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
