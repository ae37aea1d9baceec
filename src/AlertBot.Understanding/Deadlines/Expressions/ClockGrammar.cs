using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>"8 pm ET", "06:30 GMT", "о 00:00", "midnight".</summary>
internal static class ClockGrammar
{
    public static ClockTime? Read(ref Cursor cursor)
    {
        var start = cursor;
        var (hour, minute) = Time(ref cursor);
        if (hour < 0)
        {
            cursor = start;
            return null;
        }

        string? zone = null;
        if (cursor.Mark == Mark.Zone)
        {
            zone = cursor.Here.Name;
            cursor.Step();
        }

        return new ClockTime(hour, minute, zone);
    }

    private static (int Hour, int Minute) Time(ref Cursor cursor)
    {
        var here = cursor.Here;
        switch (here.Mark)
        {
            case Mark.Midnight:
                cursor.Step();
                return (24, 0);
            case Mark.Noon:
                cursor.Step();
                return (12, 0);
            case Mark.Clock:
                cursor.Step();
                return (here.Value + Afternoon(ref cursor, here.Value), here.Detail);
            case Mark.Number when here.Value is >= 1 and <= 12 && cursor.Peek(1).Mark is Mark.Am or Mark.Pm:
                cursor.Step();
                return (here.Value % 12 + Afternoon(ref cursor, 0), 0);
            default:
                return (-1, 0);
        }
    }

    private static int Afternoon(ref Cursor cursor, int hour)
    {
        var added = cursor.Mark == Mark.Pm && hour < 12 ? 12 : 0;
        if (cursor.TakeAny(Mark.Am, Mark.Pm) && cursor.Here is { Mark: Mark.Dot, IsGlued: true })
        {
            cursor.Step();
        }

        return added;
    }
}
