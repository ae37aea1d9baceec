using System.Buffers;
using System.Net;
using System.Text;

namespace AlertBot.Feeds;

/// <summary>HTML of any quality to readable text, in one pass and linear time: paragraphs become lines, white space is single; never throws.</summary>
public static class PlainText
{
    // No item of news is longer; what is cut off is never read.
    private const int Longest = 100_000;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    };

    private static readonly SearchValues<char> Changing =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c is '<' or '&' || (c != ' ' && char.IsWhiteSpace(c)))]);

    private static readonly HashSet<string> Unread = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "noscript" };

    public static string Of(string? html)
    {
        if (string.IsNullOrEmpty(html))
        {
            return "";
        }

        if (IsPlain(html))
        {
            return html;
        }

        var text = new StringBuilder(Math.Min(html.Length, Longest));
        var rest = html.AsSpan();
        while (rest.Length > 0 && text.Length < Longest)
        {
            var open = rest.IndexOf('<');
            Append(text, open < 0 ? rest : rest[..open]);
            rest = open < 0 ? [] : SkipTag(text, rest[open..]);
        }

        return text.ToString().Trim();
    }

    /// <summary>Collapses white space without reading markup: for text that is plain already.</summary>
    public static string Collapse(string? text)
    {
        var collapsed = new StringBuilder(text?.Length ?? 0);
        AppendWords(collapsed, text);
        return collapsed.ToString().Trim();
    }

    /// <summary>Nothing in it would change: the most frequent case by far, and then nothing is copied.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text) =>
        text.Length <= Longest && text[0] != ' ' && text[^1] != ' ' && !text.ContainsAny(Changing) && !text.Contains("  ", StringComparison.Ordinal);

    private static ReadOnlySpan<char> SkipTag(StringBuilder text, ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?'))
        {
            AppendWords(text, "<");
            return rest[1..];
        }

        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            return rest.IndexOf("-->", StringComparison.Ordinal) is var over and >= 0 ? rest[(over + 3)..] : [];
        }

        var end = rest.IndexOf('>');
        var closes = rest[1] == '/';
        var name = Name(rest[1..(end < 0 ? rest.Length : end)]);
        BreakAt(text, name);
        rest = end < 0 ? [] : rest[(end + 1)..];
        return !closes && IsUnread(name) ? SkipContent(rest, name) : rest;
    }

    private static bool IsUnread(ReadOnlySpan<char> name) => Unread.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var length = 0;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length]))
        {
            length++;
        }

        return tag[..length];
    }

    /// <summary>The end tag itself is met next. Without one everything is content.</summary>
    private static ReadOnlySpan<char> SkipContent(ReadOnlySpan<char> rest, ReadOnlySpan<char> name)
    {
        while (rest.IndexOf("</", StringComparison.Ordinal) is var at and >= 0)
        {
            rest = rest[at..];
            if (rest[2..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return rest;
            }

            rest = rest[2..];
        }

        return [];
    }

    private static void BreakAt(StringBuilder text, ReadOnlySpan<char> name)
    {
        if (Blocks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) && text.Length > 0 && text[^1] != '\n')
        {
            text.Length -= text[^1] == ' ' ? 1 : 0;
            text.Append('\n');
        }
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> run) =>
        AppendWords(text, run.Contains('&') ? WebUtility.HtmlDecode(run.ToString()) : run);

    private static void AppendWords(StringBuilder text, ReadOnlySpan<char> run)
    {
        foreach (var c in run)
        {
            if (!char.IsWhiteSpace(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }
}
