using System.Buffers;
using System.Text;
using AlertBot.Feeds.Parsing.Markup;

namespace AlertBot.Feeds.Parsing.Text;

/// <summary>HTML to one line: the words a reader sees: tags and scripts gone, references decoded, white space collapsed. Linear.</summary>
public static class InlineText
{
    private static readonly SearchValues<char> Blanks =
        SearchValues.Create("\t\n\u000B\f\r\u0085\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

    public static string OfHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return Collapse(TextDecoder.Decode(html.Contains('<', StringComparison.Ordinal) ? new TagStripper(html).Strip() : html));
    }

    /// <summary>White space of any length is one space, none at the ends.</summary>
    public static string Collapse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(Blanks) && !text.Contains("  ", StringComparison.Ordinal))
        {
            return text.Trim();
        }

        var collapsed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) || c == '\u00A0')
            {
                collapsed.Append(c);
            }
            else if (collapsed.Length > 0 && collapsed[^1] != ' ')
            {
                collapsed.Append(' ');
            }
        }

        return collapsed.ToString().Trim();
    }
}
