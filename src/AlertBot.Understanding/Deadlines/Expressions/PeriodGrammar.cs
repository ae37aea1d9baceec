using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>"tomorrow", "next week", "the end of the month", "в эти выходные", "by Thanksgiving", "the end of 2026".</summary>
internal static class PeriodGrammar
{
    public static TimeValue? Read(ref Cursor cursor)
    {
        var start = cursor;
        var value = Near(ref cursor) ?? Period(ref cursor);
        if (value is null)
        {
            cursor = start;
        }

        return value;
    }

    private static TimeValue? Near(ref Cursor cursor)
    {
        var here = cursor.Here;
        TimeValue? value = here.Mark switch
        {
            Mark.Today => new RelativeDay(0),
            Mark.Tomorrow => new RelativeDay(1),
            Mark.Overmorrow => new RelativeDay(2),
            Mark.Yesterday => new RelativeDay(-1),
            Mark.NextDay => new FollowingDay(),
            Mark.Holiday => new Feast(here.Name!),
            _ => null,
        };
        if (value is not null)
        {
            cursor.Step();
        }

        return value;
    }

    private static TimeValue? Period(ref Cursor cursor)
    {
        cursor.Take(Mark.The);
        var which = DateGrammar.WhichWord(ref cursor);
        var part = DateGrammar.PartWord(ref cursor);
        cursor.Take(Mark.Dash);
        cursor.Take(Mark.Of);
        cursor.Take(Mark.Dash);
        cursor.Take(Mark.The);
        if (which == Which.Nearest)
        {
            which = DateGrammar.WhichWord(ref cursor);
        }

        var here = cursor.Here;
        switch (here.Mark)
        {
            case Mark.Weekend when part == Part.Whole:
                cursor.Step();
                return new PartOfPeriod("weekend", which, part);
            case Mark.Unit when here.Value == 1 && here.Name is "week" or "month" or "quarter" or "year" && (which != Which.Nearest || part != Part.Whole):
                cursor.Step();
                return new PartOfPeriod(here.Name!, which, part);
            case Mark.Season when part == Part.End && which != Which.Last:
                cursor.Step();
                return new EndOfSeason(here.Name!);
            default:
                return part == Part.End && DateGrammar.Year(ref cursor) is { } year ? new PartOfPeriod("year", Which.Nearest, part, year) : null;
        }
    }
}
