using System.Buffers;
using System.Net;

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

    /// <summary>White space other than the blank.</summary>
    private static readonly SearchValues<char> OddSpace =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c != ' ' && char.IsWhiteSpace(c))]);

    private static readonly SearchValues<char> Markup = SearchValues.Create("<&");

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

        return Written(html, isMarkup: true);
    }

    /// <summary>Collapses white space without reading markup: for text that is plain already.</summary>
    public static string Collapse(string? text) =>
        string.IsNullOrEmpty(text) ? "" : HasSingleBlanks(text) ? text : Written(text, isMarkup: false);

    private static string Written(string source, bool isMarkup)
    {
        // Nothing grows on its way to plain text: a tag leaves one letter at most, a reference is longer than what it stands for.
        var buffer = ArrayPool<char>.Shared.Rent(source.Length);
        try
        {
            var text = new Lines(buffer);
            if (isMarkup)
            {
                Read(source, ref text);
            }
            else
            {
                text.Append(source);
            }

            return text.ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static void Read(ReadOnlySpan<char> html, scoped ref Lines text)
    {
        while (html.Length > 0 && text.Length < Longest)
        {
            var open = html.IndexOf('<');
            Append(ref text, open < 0 ? html : html[..open]);
            html = open < 0 ? [] : SkipTag(ref text, html[open..]);
        }
    }

    /// <summary>Nothing in it would change: the most frequent case by far, and then nothing is copied.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text) =>
        text.Length <= Longest && !text.ContainsAny(Markup) && HasSingleBlanks(text);

    private static bool HasSingleBlanks(ReadOnlySpan<char> text) =>
        text[0] != ' ' && text[^1] != ' ' && !text.ContainsAny(OddSpace) && !text.Contains("  ", StringComparison.Ordinal);

    private static ReadOnlySpan<char> SkipTag(scoped ref Lines text, ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?'))
        {
            text.Append("<");
            return rest[1..];
        }

        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            return rest.IndexOf("-->", StringComparison.Ordinal) is var over and >= 0 ? rest[(over + 3)..] : [];
        }

        var end = rest.IndexOf('>');
        var closes = rest[1] == '/';
        var name = Name(rest[1..(end < 0 ? rest.Length : end)]);
        if (Blocks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
        {
            text.Break();
        }

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

    private static void Append(scoped ref Lines text, ReadOnlySpan<char> run) => text.Append(run.Contains('&') ? WebUtility.HtmlDecode(run.ToString()) : run);

    /// <summary>The text as it grows: lines of words with single blanks between them.</summary>
    private ref struct Lines(Span<char> buffer)
    {
        private readonly Span<char> _buffer = buffer;

        public int Length { get; private set; }

        private readonly bool IsOpen => Length > 0 && _buffer[Length - 1] is not (' ' or '\n');

        public readonly override string ToString() => _buffer[..Length].Trim().ToString();

        /// <summary>Ends the line, unless it has only begun.</summary>
        public void Break()
        {
            if (Length > 0 && _buffer[Length - 1] != '\n')
            {
                Length -= _buffer[Length - 1] == ' ' ? 1 : 0;
                _buffer[Length++] = '\n';
            }
        }

        /// <summary>Words with white space of any kind between them.</summary>
        public void Append(ReadOnlySpan<char> run)
        {
            while (run.IndexOfAny(OddSpace) is var odd and >= 0)
            {
                AppendBlanks(run[..odd]);
                Space();
                run = run[(odd + 1)..];
            }

            AppendBlanks(run);
        }

        /// <summary>Words with nothing but blanks between them: copied in long runs, since most are single ones.</summary>
        private void AppendBlanks(ReadOnlySpan<char> run)
        {
            while (run.Length > 0)
            {
                if (run[0] == ' ')
                {
                    Space();
                    run = run.TrimStart(' ');
                    continue;
                }

                var more = run.IndexOf("  ", StringComparison.Ordinal);
                var words = more < 0 ? run : run[..more];
                words.CopyTo(_buffer[Length..]);
                Length += words.Length;
                run = run[words.Length..];
            }
        }

        private void Space()
        {
            if (IsOpen)
            {
                _buffer[Length++] = ' ';
            }
        }
    }
}
