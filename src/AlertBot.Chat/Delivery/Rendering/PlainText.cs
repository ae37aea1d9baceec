using System.Text;

namespace AlertBot.Chat.Delivery.Rendering;

/// <summary>Makes hostile text safe to look at before a platform escapes it.</summary>
public static class PlainText
{
    /// <summary>
    /// One line without control, formatting and direction-changing characters (they could forge lines, terminal commands or the
    /// reading order) and without halves of surrogate pairs; runs of white space become one space.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = line.Length > 0;
            }
            else if (!IsInvisible(rune))
            {
                line.Append(space ? " " : "").Append(rune.ToString());
                space = false;
            }
        }

        return line.ToString();
    }

    /// <summary>As <see cref="OneLine"/>, but keeps one space at either end: a run of a line continues the one before it.</summary>
    public static string Run(string text)
    {
        var line = OneLine(text);
        if (line.Length == 0)
        {
            return text.Length == 0 ? "" : " ";
        }

        var before = char.IsWhiteSpace(text[0]) ? " " : "";
        var after = char.IsWhiteSpace(text[^1]) ? " " : "";
        return before + line + after;
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0x00AD or 0x061C or 0x180E or 0x200B or 0x200E or 0x200F or 0x2060 or 0xFEFF
            or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xFFF9 and <= 0xFFFB);
}
