using System.Buffers;
using System.Text;
using AlertBot.Feeds.Parsing.Markup;

namespace AlertBot.Feeds.Parsing.Text;

/// <summary>HTML to one line: the words a reader sees: tags and scripts gone, references decoded, white space collapsed. Linear.</summary>
public static class InlineText
{
    private static readonly SearchValues<char> Blanks =
        SearchValues.Create("\t\n\u000B\f\r\u0085\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    public static string OfHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return Collapse(TextDecoder.Decode(html.Contains('<', StringComparison.Ordinal) ? WithoutTags(html) : html));
    }

    /// <summary>White space of any length is one space, none at the ends.</summary>
    public static string Collapse(string text)
    {
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

        return collapsed.Length == text.Length ? text.Trim() : collapsed.ToString().Trim();
    }

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                break;
            }

            text.Append(html, at, open - at);
            at = SkipTag(html, open, text);
            if (at == open)
            {
                text.Append('<');
                at++;
            }
        }

        return text.Append(html, at, html.Length - at).ToString();
    }

    /// <summary>Where the text goes on behind the tag at <paramref name="open"/>; the same place when it is no tag.</summary>
    private static int SkipTag(string html, int open, StringBuilder text)
    {
        var rest = html.AsSpan(open);
        if (rest.StartsWith("<!--") && rest.IndexOf("-->") is var comment and > 0)
        {
            return open + comment + 3;
        }

        var nameStart = rest.Length > 1 && rest[1] == '/' ? 2 : 1;
        var length = rest[nameStart..].IndexOfAny(NameEnds);
        if (length <= 0 || length > 12 || !HtmlNames.IsElement(rest.Slice(nameStart, length)))
        {
            return open;
        }

        var name = rest.Slice(nameStart, length);
        var end = TagEnd(rest, nameStart + length);
        if (end < 0)
        {
            return open;
        }

        if (HtmlNames.Separates(name))
        {
            text.Append(' ');
        }

        return nameStart == 1 && IsHidden(name) ? SkipHidden(html, open + end + 1, name) : open + end + 1;
    }

    /// <summary>The &gt; that ends a tag: not one within quotes, unless a quote is never closed.</summary>
    private static int TagEnd(ReadOnlySpan<char> tag, int from)
    {
        for (var at = from; at < tag.Length; at++)
        {
            var step = tag[at..].IndexOfAny('>', '"', '\'');
            at += Math.Max(step, 0);
            if (step < 0 || tag[at] == '>')
            {
                return step < 0 ? -1 : at;
            }

            var close = tag[(at + 1)..].IndexOf(tag[at]);
            if (close < 0)
            {
                break;
            }

            at += close + 1;
        }

        return tag.IndexOf('>');
    }

    private static bool IsHidden(ReadOnlySpan<char> name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase);

    private static int SkipHidden(string html, int from, ReadOnlySpan<char> name)
    {
        var close = html.AsSpan(from).IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        return close < 0 ? from : from + close;
    }
}
