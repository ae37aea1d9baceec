namespace AlertBot.Chat.Delivery.Rendering;

/// <summary>Lengths as Telegram and Discord count them: in Unicode code points, not in UTF-16 units.</summary>
public static class TextLength
{
    public static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune;
            count++;
        }

        return count;
    }

    /// <summary>At most <paramref name="limit"/> code points; what was cut ends in an ellipsis. Never cuts a surrogate pair.</summary>
    public static string Cut(string text, int limit) =>
        CodePoints(text) <= limit ? text : limit <= 0 ? "" : First(text, limit - 1).TrimEnd() + "…";

    /// <summary>The first <paramref name="count"/> code points.</summary>
    public static string First(string text, int count)
    {
        var units = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count-- <= 0)
            {
                break;
            }

            units += rune.Utf16SequenceLength;
        }

        return text[..Math.Min(units, text.Length)];
    }
}
