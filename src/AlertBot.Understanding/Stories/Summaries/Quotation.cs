namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>Finds what stands within somebody's words: a sentence from there, alone, would be told as if the publisher said so.</summary>
internal static class Quotation
{
    /// <summary>
    /// Was a quotation begun before <paramref name="at"/>, in its paragraph, and not ended? Where the end is missing, as in a text that a feed
    /// cut off, what follows counts as quoted: rather one sentence less than one that nobody answers for.
    /// </summary>
    public static bool IsWithin(string text, int at)
    {
        var open = new Stack<char>();
        for (var i = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1; i < at; i++)
        {
            if (Opens(text, i, open))
            {
                open.Push(text[i]);
            }
            else if (text[i] is '"' or '»' or '”' or '“')
            {
                open.TryPop(out _);
            }
        }

        return open.Count > 0;
    }

    private static bool Opens(string text, int at, Stack<char> open) => text[at] switch
    {
        '«' or '„' => true,
        // It ends a quotation that began with the low mark.
        '“' => !(open.TryPeek(out var last) && last == '„'),
        // One mark for both ends: words begin behind the first. Sixty inches begin nothing.
        '"' => (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '—' or '–') && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]),
        _ => false,
    };
}
