using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>Finds the expressions of time in a sentence, left to right, without going back over what it has read.</summary>
internal static class ExpressionReader
{
    public static List<TimeExpression> Read(ReadOnlySpan<Token> tokens, int from, int to)
    {
        var sentence = tokens[..to];
        var found = new List<TimeExpression>();
        for (var at = from; at < to;)
        {
            if (sentence[at].Mark == Mark.None || Expression(sentence, at) is not { } expression)
            {
                at++;
                continue;
            }

            Add(found, expression, sentence);
            at = expression.To;
        }

        return found;
    }

    private static TimeExpression? Expression(ReadOnlySpan<Token> tokens, int at)
    {
        var cursor = new Cursor(tokens, at);
        var role = RoleWords(ref cursor);
        var valueFrom = cursor.At;
        var clock = Clock(ref cursor);
        var value = Value(ref cursor, role);
        if (value is null && clock is null)
        {
            return null;
        }

        var range = value is null ? null : SecondPart(ref cursor, value, role);
        clock ??= ClockBehind(ref cursor);
        return new TimeExpression(at, cursor.At, valueFrom, role, range ?? value ?? new TimeOfDay(), clock);
    }

    /// <summary>Prepositions may come in twos ("by the end", "for on"); the first that binds decides.</summary>
    private static Role RoleWords(ref Cursor cursor)
    {
        var role = Role.None;
        for (var i = 0; i < 3; i++)
        {
            var next = RoleOf(cursor.Mark);
            if (next == Role.None)
            {
                break;
            }

            role = role is Role.None or Role.On || next is Role.Within ? next : role;
            cursor.Step();
        }

        return role;
    }

    private static Role RoleOf(Mark mark) => mark switch
    {
        Mark.By => Role.By,
        Mark.Until => Role.Until,
        Mark.On => Role.On,
        Mark.In => Role.In,
        Mark.Within => Role.Within,
        Mark.From => Role.From,
        Mark.Between => Role.Between,
        Mark.After => Role.After,
        Mark.Night => Role.Night,
        Mark.Instead => Role.Instead,
        _ => Role.None,
    };

    private static ClockTime? Clock(ref Cursor cursor)
    {
        SkipDayPart(ref cursor);
        var clock = ClockGrammar.Read(ref cursor);
        if (clock is not null)
        {
            var start = cursor;
            cursor.Take(Mark.Comma);
            if (!cursor.TakeAny(Mark.On, Mark.In))
            {
                cursor = start;
            }
        }

        return clock;
    }

    /// <summary>The "dawn" of "by dawn on Friday", which makes the day no other.</summary>
    private static void SkipDayPart(ref Cursor cursor)
    {
        var start = cursor;
        if (cursor.Take(Mark.DayPart) || cursor.TakeAny(Mark.Am, Mark.Pm))
        {
            cursor.TakeAny(Mark.On, Mark.In);
            if (cursor.Mark is not (Mark.Weekday or Mark.Today or Mark.Tomorrow or Mark.Number or Mark.Month or Mark.Date or Mark.This or Mark.Next or Mark.DayOrdinal))
            {
                cursor = start;
            }
        }
    }

    private static ClockTime? ClockBehind(ref Cursor cursor)
    {
        var start = cursor;
        cursor.Take(Mark.Comma);
        cursor.TakeAny(Mark.On, Mark.In);
        var clock = ClockGrammar.Read(ref cursor);
        if (clock is null)
        {
            cursor = start;
        }

        return clock;
    }

    private static TimeValue? Value(ref Cursor cursor, Role role)
    {
        var value = DateGrammar.Read(ref cursor) ?? PeriodGrammar.Read(ref cursor) ?? LengthGrammar.Read(ref cursor);
        // "Memorial Day", "May": without a preposition these are names, unless a deadline carries them.
        var isName = role == Role.None && value is Feast or PartOfMonth { Part: Part.Whole, Year: null } or PartOfPeriod { Unit: "weekend", Which: Which.Nearest };
        return isName && !cursor.Here.Cues.HasFlag(Cue.Deadline) ? null : value;
    }

    /// <summary>"from 20 June to 3 July", "on Saturday and Sunday", "May 29 until June 4".</summary>
    private static Span? SecondPart(ref Cursor cursor, TimeValue first, Role role)
    {
        var start = cursor;
        var isJoined = cursor.TakeAny(Mark.Dash, Mark.And) || (role is Role.From or Role.Between or Role.None && (cursor.TakeAny(Mark.On, Mark.By) || cursor.Take(Mark.Until)));
        if (isJoined && first is DayOfMonth or NamedDay or PartOfMonth && (cursor.TakeAny(Mark.On, Mark.In) || true) && DateGrammar.Read(ref cursor) is { } second && second.GetType() == first.GetType())
        {
            // "From Monday to Thursday next week": both.
            return second is NamedDay { Which: Which.Next } && first is NamedDay { Which: Which.Nearest } day ? new Span(day with { Which = Which.Next }, second) : new Span(first, second);
        }

        cursor = start;
        return null;
    }

    /// <summary>A clock before it, or "today from 18:00 to midnight on Monday", joins what was found before into one window.</summary>
    private static void Add(List<TimeExpression> found, TimeExpression next, ReadOnlySpan<Token> tokens)
    {
        var last = found.Count > 0 ? found[^1] : null;
        var touches = last is not null && last.To == next.From;
        if (touches && last!.Value is TimeOfDay or RelativeDay && next is { Value: TimeOfDay, Role: Role.From or Role.By or Role.Until })
        {
            found[^1] = last! with { To = next.To, Role = next.Role, Clock = next.Clock };
        }
        else if (touches && last!.Role is Role.From && next.Role is Role.By or Role.Until && next.Value is not Length && last.Value is not Length)
        {
            found[^1] = last with { To = next.To, Value = next.Value is TimeOfDay ? last.Value : new Span(last.Value, next.Value), Clock = null };
        }
        else
        {
            found.Add(next);
        }
    }
}
