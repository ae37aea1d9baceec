using System.Buffers;

namespace AlertBot.Understanding.Text;

/// <summary>Cuts text into sentences.</summary>
public static class Sentences
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(".!?…\n");

    /// <summary>Each sentence with its closing mark, as a range of the text, from <paramref name="from"/> on; blanks around it left out.</summary>
    public static List<Range> Of(string text, int from = 0)
    {
        var sentences = new List<Range>();
        var start = from;
        for (var i = NextMark(text, from); i < text.Length; i = NextMark(text, i + 1))
        {
            if (EndsSentence(text, i))
            {
                Add(text, start, i + 1, sentences);
                start = i + 1;
            }
        }

        Add(text, start, text.Length, sentences);
        return sentences;
    }

    private static int NextMark(string text, int from) => text.AsSpan(from).IndexOfAny(Marks) is >= 0 and var at ? from + at : text.Length;

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '\n' => true,
        '!' or '?' or '…' => IsFollowedByStart(text, at + 1),
        '.' => !IsAbbreviation(text, at) && IsFollowedByStart(text, at + 1),
        _ => false,
    };

    private static bool IsFollowedByStart(string text, int next)
    {
        while (next < text.Length && text[next] is '"' or '\'' or '”' or '»' or '’' or ')')
        {
            next++;
        }

        if (next >= text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            return false;
        }

        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '“' or '«' or '„' or '‘' or '('))
        {
            next++;
        }

        return next >= text.Length || char.IsUpper(text[next]) || char.IsDigit(text[next]) || text[next] is '—' or '–' or '-';
    }

    /// <summary>A single letter ("U.S.", "О. Пушкін") or a short title ("Mr.", "Gen.", "ст.") does not end a sentence.</summary>
    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        var length = dot - start;
        return length == 1 || (length is 2 or 3 && text[start..dot] is "Mr" or "Mrs" or "Ms" or "Dr" or "St" or "Gen" or "Sen" or "Rep" or "Gov" or "тис" or "тыс" or "млн" or "ст" or "им" or "ім");
    }

    private static void Add(string text, int start, int end, List<Range> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(start..end);
        }
    }
}
