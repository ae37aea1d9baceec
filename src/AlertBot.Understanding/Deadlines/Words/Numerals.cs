using System.Globalization;

namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>Reads what digits say (a count, a clock time, a date) and words such as "пятидесятидневный".</summary>
internal static class Numerals
{
    private static readonly (string Stem, string Unit)[] AdjectiveStems =
    [
        ("дневн", "day"), ("денн", "day"), ("суточн", "day"), ("недельн", "week"), ("тижнев", "week"), ("месячн", "month"), ("місячн", "month"), ("часов", "hour"), ("годинн", "hour"),
    ];

    private const int ShortestAdjective = 5;

    public static void Tag(ref Token token, ReadOnlySpan<char> digits)
    {
        token.Mark = Mark.Number;
        token.Value = -1;
        if (digits.Length > 10)
        {
            return;
        }

        var sign = digits.IndexOfAny(".:-/");
        switch (sign < 0 ? ' ' : digits[sign])
        {
            case ' ':
                token.Value = Count(digits);
                break;
            case ':':
                TagClock(ref token, digits, sign);
                break;
            default:
                TagDate(ref token, digits);
                break;
        }
    }

    /// <summary>"30-денний" leaves "денний" after the hyphen; "тридцятиденний" is one word with the number inside.</summary>
    public static void TagCompound(ref Token token, ReadOnlySpan<char> word, Vocabulary vocabulary, List<Meaning> found)
    {
        if (word.Length < ShortestAdjective || word[0] is < '\u0400' or > '\u04FF')
        {
            return;
        }

        foreach (var (stem, unit) in AdjectiveStems)
        {
            var at = word.IndexOf(stem);
            if (at < 0)
            {
                continue;
            }

            if (at > 0)
            {
                vocabulary.Find(word[..at], found);
                var number = found.Find(m => m is { Mark: Mark.Number, IsPrefix: false } && m.Rest.Length == 0);
                if (number is null)
                {
                    return;
                }

                token.Detail = number.Value;
            }

            token.Mark = Mark.UnitAdjective;
            token.Name = unit;
            return;
        }
    }

    private static int Count(ReadOnlySpan<char> digits)
    {
        Span<char> plain = stackalloc char[digits.Length];
        var length = 0;
        foreach (var c in digits)
        {
            if (c != ',')
            {
                plain[length++] = c;
            }
        }

        return length < 9 && int.TryParse(plain[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
    }

    private static void TagClock(ref Token token, ReadOnlySpan<char> digits, int colon)
    {
        var minutes = digits[(colon + 1)..];
        if (colon <= 2 && minutes.Length == 2 && Count(digits[..colon]) is var hour and <= 24 && Count(minutes) is var minute and >= 0 and < 60)
        {
            token.Mark = Mark.Clock;
            token.Value = hour;
            token.Detail = minute;
        }
    }

    /// <summary>08.08.2025, 8.8.25, 08.08, 25/07/2025 and 2025-08-08.</summary>
    private static void TagDate(ref Token token, ReadOnlySpan<char> digits)
    {
        Span<Range> parts = stackalloc Range[4];
        var count = digits.SplitAny(parts, ".-/");
        if (count is < 2 or > 3)
        {
            return;
        }

        var (a, b) = (Count(digits[parts[0]]), Count(digits[parts[1]]));
        var c = count == 3 ? Count(digits[parts[2]]) : 0;
        var isIso = a > 1900;
        var (day, month, year) = isIso ? (c, b, a) : (a, b, c is > 0 and < 100 ? c + 2000 : c);
        if (digits.Contains('/'))
        {
            // Fractions and "24/7" are no dates, and 3/4/2025 is one day in Washington and another in London.
            if (year < 100 || c < 100 || (day <= 12 && month <= 12 && day != month))
            {
                return;
            }

            (day, month) = month > 12 ? (month, day) : (day, month);
        }

        var isShort = count == 2 && digits.Length != 5;
        if (!isShort && day is >= 1 and <= 31 && month is >= 1 and <= 12 && (year == 0 || year is > 1900 and < 2200))
        {
            token.Mark = Mark.Date;
            token.Value = day;
            token.Detail = (month * 10000) + year;
        }
    }
}
