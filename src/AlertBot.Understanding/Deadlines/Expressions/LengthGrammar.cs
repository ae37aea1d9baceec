using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>"50 days", "ten or twelve days from today", "48-hour", "пятидесятидневный", "сутки".</summary>
internal static class LengthGrammar
{
    public static Length? Read(ref Cursor cursor)
    {
        var start = cursor;
        cursor.Skip(Mark.Filler, Mark.Coming, Mark.The);
        if (cursor.Mark == Mark.Next && cursor.Beyond.Mark == Mark.Number)
        {
            cursor.Step();
        }

        var length = Compound(ref cursor) ?? Counted(ref cursor) ?? Bare(ref cursor);
        if (length is null)
        {
            cursor = start;
            return null;
        }

        var beforeNow = cursor;
        cursor.Take(Mark.Comma);
        if (!length.IsAdjective && cursor.Take(Mark.Now))
        {
            return length with { IsFromNow = true };
        }

        cursor = beforeNow;
        return length;
    }

    /// <summary>A number of the text: digits, a number word, or two of them ("forty-eight", "сорок восемь").</summary>
    public static int? Number(ref Cursor cursor)
    {
        if (cursor.Mark != Mark.Number || cursor.Here.Value is < 1 or > 9999)
        {
            return null;
        }

        var value = cursor.Here.Value;
        var isWord = cursor.Here.Kind == TokenKind.Word;
        cursor.Step();
        if (isWord && value is >= 20 and < 100 && value % 10 == 0)
        {
            var next = cursor.Mark == Mark.Dash ? cursor.Peek(1) : cursor.Here;
            if (next is { Mark: Mark.Number, Kind: TokenKind.Word, Value: >= 1 and < 10 })
            {
                cursor.Take(Mark.Dash);
                cursor.Step();
                return value + next.Value;
            }
        }

        return value;
    }

    private static Length? Compound(ref Cursor cursor)
    {
        if (cursor.Here is not { Mark: Mark.UnitAdjective, Detail: > 0 } here)
        {
            return null;
        }

        cursor.Step();
        return new Length(here.Detail, here.Detail, here.Name!, IsAdjective: true);
    }

    private static Length? Counted(ref Cursor cursor)
    {
        var start = cursor;
        if (Number(ref cursor) is not { } min)
        {
            return null;
        }

        var max = Second(ref cursor, min) ?? min;
        var isHyphenated = cursor.Mark == Mark.Dash && cursor.Here.IsGlued && cursor.Peek(1) is { IsGlued: true, Mark: Mark.Unit or Mark.UnitAdjective };
        if (isHyphenated)
        {
            cursor.Step();
        }

        // "A couple of weeks".
        if (cursor.Mark == Mark.Of && cursor.Peek(1).Mark == Mark.Unit)
        {
            cursor.Step();
        }

        var unit = cursor.Here;
        if (unit.Mark is Mark.Unit or Mark.UnitAdjective && (min < 1000 || unit.Name != "year"))
        {
            cursor.Step();
            return new Length(min, max, unit.Name!, isHyphenated || unit.Mark == Mark.UnitAdjective);
        }

        // "Instead of fifty days he has ten or twelve, counting from today": the unit is left out.
        var now = cursor.Mark == Mark.Comma ? cursor.Peek(1) : cursor.Here;
        if (max > min && now.Mark == Mark.Now)
        {
            return new Length(min, max, "day");
        }

        cursor = start;
        return null;
    }

    private static int? Second(ref Cursor cursor, int first)
    {
        var start = cursor;
        if ((cursor.TakeAny(Mark.Dash, Mark.And) || cursor.TakeAny(Mark.On, Mark.By) || cursor.Take(Mark.Until)) && Number(ref cursor) is { } second && second > first)
        {
            return second;
        }

        cursor = start;
        return null;
    }

    /// <summary>One unit by itself: plurals such as "days" say no length.</summary>
    private static Length? Bare(ref Cursor cursor)
    {
        if (cursor.Here is not { Mark: Mark.Unit, Value: 1 } unit)
        {
            return null;
        }

        cursor.Step();
        return new Length(1, 1, unit.Name!, IsBare: true);
    }
}
