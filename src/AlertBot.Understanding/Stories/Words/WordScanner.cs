using System.Globalization;

namespace AlertBot.Understanding.Stories.Words;

/// <summary>Cuts text into words and numbers in one pass; tags of HTML are skipped.</summary>
internal static class WordScanner
{
    public static List<Word> Scan(string text, int limit)
    {
        var words = new List<Word>(16);
        var opens = true;
        for (var at = 0; at < text.Length && words.Count < limit;)
        {
            var here = text[at];
            if (here == '<' && text.IndexOf('>', at) is var end and > 0)
            {
                at = end + 1;
            }
            else if (char.IsLetter(here))
            {
                at = AddWord(text, at, words, opens);
                opens = false;
            }
            else if (char.IsAsciiDigit(here))
            {
                at = AddNumber(text, at, words);
                opens = false;
            }
            else
            {
                opens |= here is '.' or '!' or '?' or ':' or '—' or '"' or '«' or '“' or '‘';
                at++;
            }
        }

        return words;
    }

    private static int AddWord(string text, int start, List<Word> words, bool opens)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsLetter(text[end]) || IsInner(text, end) || (end - start <= 2 && char.IsUpper(text[start]) && char.IsAsciiDigit(text[end]))))
        {
            end++;
        }

        var written = text[start..end];
        if (written.Contains('.', StringComparison.Ordinal))
        {
            written = written.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        }

        written = WithoutPossessive(written);
        var lower = written.ToLower(CultureInfo.InvariantCulture).Replace('ʼ', '\'').Replace('’', '\'').Replace('ё', 'е');
        words.Add(new Word(written, lower, WordStem.Of(lower), opens));
        return end;
    }

    /// <summary>An apostrophe within a word, or the dots of U.S. and U.K. (the digits of G20 and F16 belong to the word too).</summary>
    private static bool IsInner(string text, int at) =>
        at + 1 < text.Length && char.IsLetter(text[at + 1]) && text[at] switch
        {
            '\'' or '’' or 'ʼ' => true,
            '.' => char.IsUpper(text[at - 1]) && char.IsUpper(text[at + 1]) && (at < 2 || !char.IsLetter(text[at - 2])) && (at + 2 >= text.Length || !char.IsLetter(text[at + 2])),
            _ => false,
        };

    private static string WithoutPossessive(string word) =>
        word.Length > 3 && word[^2] is '\'' or '’' && word[^1] is 's' or 'S' ? word[..^2] : word;

    /// <summary>1,200 and 1 200 are one number; 28-Point is a number and a word.</summary>
    private static int AddNumber(string text, int start, List<Word> words)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsSeparator(text, end)))
        {
            end++;
        }

        var digits = string.Concat(text[start..end].Where(c => char.IsAsciiDigit(c) || c == '.'));
        words.Add(new Word(digits, digits, digits, false));
        return end;
    }

    private static bool IsSeparator(string text, int at) =>
        text[at] switch
        {
            '.' => at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]),
            ',' or ' ' or '\u00A0' or '\u202F' => HasThreeDigits(text, at + 1),
            _ => false,
        };

    private static bool HasThreeDigits(string text, int at) =>
        at + 2 < text.Length
        && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2])
        && (at + 3 >= text.Length || !char.IsAsciiDigit(text[at + 3]));
}
