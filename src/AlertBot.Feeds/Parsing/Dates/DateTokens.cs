using System.Globalization;

namespace AlertBot.Feeds.Parsing.Dates;

/// <summary>Cuts a written date into numbers, words and signs.</summary>
internal static class DateTokens
{
    public static List<DateToken> Read(string text)
    {
        var tokens = new List<DateToken>();
        for (var (i, joined) = (0, false); i < text.Length;)
        {
            var end = End(text, i);
            if (end == i)
            {
                joined = false;
                i++;
                continue;
            }

            tokens.Add(Token(text[i..end], joined));
            (i, joined) = (end, true);
        }

        return tokens;
    }

    private static int End(string text, int start)
    {
        var end = start;
        if (IsDigit(text[start]))
        {
            while (end < text.Length && IsDigit(text[end]))
            {
                end++;
            }
        }
        else if (IsLetter(text[start]))
        {
            while (end < text.Length && (IsLetter(text[end]) || (text[end] == '.' && end + 1 < text.Length && IsLetter(text[end + 1]))))
            {
                end++;
            }
        }
        else if (text[start] is '+' or '-' or ':' or '/' or '.' or ',' or '\u2212')
        {
            end++;
        }

        return end;
    }

    private static DateToken Token(string text, bool joined) =>
        IsDigit(text[0]) ? new DateToken(DateTokenKind.Number, string.Concat(text.Select(c => (int)CharUnicodeInfo.GetNumericValue(c))), joined)
        : IsLetter(text[0]) ? new DateToken(DateTokenKind.Word, CalendarWords.Fold(text), joined)
        : new DateToken(DateTokenKind.Sign, text == "\u2212" ? "-" : text, joined);

    private static bool IsDigit(char c) => char.IsDigit(c);

    private static bool IsLetter(char c) =>
        char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
