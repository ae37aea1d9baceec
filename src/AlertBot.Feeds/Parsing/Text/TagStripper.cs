using System.Buffers;
using System.Text;

namespace AlertBot.Feeds.Parsing.Text;

/// <summary>
/// Takes the tags out of HTML. Only what HTML knows is a tag: "1 &lt; 2" and "List&lt;String&gt;" are text. What was looked for once in vain
/// is not looked for again, so that a million openings without an end stay linear.
/// </summary>
internal ref struct TagStripper(string html)
{
    private const int LongestQuote = 20_000;
    private const int MostQuotes = 100;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    private readonly string _html = html;
    private readonly StringBuilder _text = new(html.Length);
    private bool _noTagEnds;
    private bool _noCommentEnds;
    private bool _noHiddenEnds;

    public string Strip()
    {
        var at = 0;
        while (_html.IndexOf('<', at) is var open and >= 0)
        {
            _text.Append(_html, at, open - at);
            at = Skip(open);
            if (at == open)
            {
                _text.Append('<');
                at++;
            }
        }

        return _text.Append(_html, at, _html.Length - at).ToString();
    }

    /// <summary>Where the text goes on behind the tag at this place; the same place when it is no tag.</summary>
    private int Skip(int open)
    {
        var rest = _html.AsSpan(open);
        if (rest.StartsWith("<!--"))
        {
            var close = _noCommentEnds ? -1 : rest.IndexOf("-->");
            _noCommentEnds = close < 0;
            return close < 0 ? open : open + close + 3;
        }

        var nameStart = rest.Length > 1 && rest[1] == '/' ? 2 : 1;
        var near = rest[nameStart..Math.Min(rest.Length, nameStart + 12)];
        var length = near.IndexOfAny(NameEnds);
        if (_noTagEnds || length <= 0 || !HtmlNames.IsElement(near[..length]))
        {
            return open;
        }

        var end = TagEnd(rest, nameStart + length);
        _noTagEnds = end < 0;
        return end < 0 ? open : Behind(open + end + 1, near[..length], isOpening: nameStart == 1);
    }

    private int Behind(int end, ReadOnlySpan<char> name, bool isOpening)
    {
        if (HtmlNames.Separates(name))
        {
            _text.Append(' ');
        }

        return isOpening && !_noHiddenEnds && IsHidden(name) ? SkipHidden(end, name) : end;
    }

    /// <summary>The &gt; that ends a tag: not one within quotes, unless the quotes are endless.</summary>
    private static int TagEnd(ReadOnlySpan<char> tag, int from)
    {
        var at = from;
        for (var quotes = 0; quotes < MostQuotes && at < tag.Length; quotes++)
        {
            var step = tag[at..Math.Min(tag.Length, at + LongestQuote)].IndexOfAny('>', '"', '\'');
            if (step >= 0 && tag[at + step] == '>')
            {
                return at + step;
            }

            at += step + 1;
            var close = step < 0 ? -1 : tag[at..Math.Min(tag.Length, at + LongestQuote)].IndexOf(tag[at - 1]);
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

    private int SkipHidden(int from, ReadOnlySpan<char> name)
    {
        var close = _html.AsSpan(from).IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        _noHiddenEnds = close < 0;
        return close < 0 ? from : from + close;
    }
}
