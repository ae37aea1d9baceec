namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>Finds what stands within somebody's words: a sentence from there, alone, would be told as if the publisher said so.</summary>
internal static class Quotation
{
    /// <summary>Does a quotation that was begun before <paramref name="at"/> go on there? Looks at its paragraph alone: the marks of a text are often not in order.</summary>
    public static bool IsWithin(string text, int at)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        var end = text.IndexOf('\n', at);
        end = end < 0 ? text.Length : end;
        return IsOpen(text.AsSpan(start, Math.Max(0, at - start)), text.AsSpan(at, end - at));
    }

    private static bool IsOpen(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        var (paired, straight) = (new Stack<char>(), 0);
        foreach (var mark in before)
        {
            if (mark == '"')
            {
                straight++;
            }
            else if (mark is '«' or '„' || (mark == '“' && !(paired.TryPeek(out var last) && last == '„')))
            {
                paired.Push(mark);
            }
            else if (mark is '»' or '”' or '“')
            {
                paired.TryPop(out _);
            }
        }

        // Where nothing closes it, the mark was none: an inch, or a text that a feed cut off.
        return (straight % 2 == 1 && behind.Contains('"')) || (paired.Count > 0 && behind.IndexOfAny('»', '”', '“') >= 0);
    }
}
