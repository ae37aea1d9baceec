namespace AlertBot.Feeds.Parsing.Text;

/// <summary>An upper bound of how deep tags nest, told without building anything.</summary>
internal static class MarkupDepth
{
    /// <summary>A tag of a hundred thousand attributes costs a parser of HTML minutes: longer texts count as endlessly deep.</summary>
    private const int MaxLength = 300_000;

    public static int Of(string html)
    {
        if (html.Length > MaxLength)
        {
            return int.MaxValue;
        }

        var (depth, deepest) = (0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (html[at + 1] == '/')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (char.IsAsciiLetter(html[at + 1]) && !IsVoid(html.AsSpan(at + 1)))
            {
                deepest = Math.Max(deepest, ++depth);
            }
        }

        return deepest;
    }

    /// <summary>Never closed, never nested; paragraphs and list items close one another.</summary>
    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        var length = tag.IndexOfAnyExcept(Letters);
        return (length < 0 ? tag : tag[..length]) is "br" or "BR" or "hr" or "HR" or "img" or "IMG" or "p" or "P" or "li" or "LI" or "input" or "meta" or "wbr" or "source" or "td" or "tr";
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
