using System.Globalization;

namespace AlertBot.Understanding.Facts;

/// <summary>A whole number as written: <c>1,200</c>, <c>1 200</c>, <c>1200</c>.</summary>
internal readonly record struct FactNumber(int Value, int Start, int End)
{
    public static List<FactNumber> Find(string text, int start, int end)
    {
        var numbers = new List<FactNumber>();
        for (var i = start; i < end; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '$' or '€' or '£')))
            {
                continue;
            }

            var behind = Behind(text, i, end);
            var digits = string.Concat(text[i..behind].Where(char.IsAsciiDigit));
            if (digits.Length <= 7)
            {
                numbers.Add(new FactNumber(int.Parse(digits, CultureInfo.InvariantCulture), i, behind));
            }

            i = behind;
        }

        return numbers;
    }

    /// <summary>Digits, and separators that are followed by exactly three digits.</summary>
    private static int Behind(string text, int at, int end)
    {
        while (at < end)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                at++;
            }
            else if (text[at] is ',' or ' ' or '\u00A0' or '\u202F' or '.' && IsGroup(text, at + 1, end))
            {
                at += 4;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsGroup(string text, int at, int end) =>
        at + 3 <= end && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2])
        && (at + 3 >= text.Length || !char.IsAsciiDigit(text[at + 3]));
}
