using System.Net;
using System.Text;

namespace AlertBot.Understanding.Text;

/// <summary>Turns what feeds call a description into words: tags away, scripts away, entities read, blocks apart.</summary>
public static class PlainText
{
    private static readonly string[] Inline = ["a", "abbr", "b", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"];
    private static readonly string[] Unread = ["script", "style", "template", "noscript"];

    /// <summary>Plain text passes unchanged, an unclosed tag stays text; never throws.</summary>
    public static string Of(string htmlOrPlain)
    {
        if (htmlOrPlain.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return htmlOrPlain;
        }

        var words = new StringBuilder(htmlOrPlain.Length);
        var at = 0;
        while (at < htmlOrPlain.Length)
        {
            var open = htmlOrPlain.IndexOf('<', at);
            var isLast = open < 0 || htmlOrPlain.IndexOf('>', open) < 0;
            if (isLast || !TryReadTag(htmlOrPlain, open, out var name, out var behind))
            {
                var until = isLast ? htmlOrPlain.Length : open + 1;
                words.Append(htmlOrPlain, at, until - at);
                at = until;
                continue;
            }

            words.Append(htmlOrPlain, at, open - at);
            words.Append(Inline.Contains(name, StringComparer.OrdinalIgnoreCase) ? "" : "\n");
            at = Unread.Contains(name, StringComparer.OrdinalIgnoreCase) ? BehindElement(htmlOrPlain, name, behind) : behind;
        }

        return WebUtility.HtmlDecode(words.ToString()).Trim();
    }

    private static bool TryReadTag(string html, int open, out string name, out int behind)
    {
        name = "";
        behind = html.IndexOf('>', open) + 1;
        var first = open + 1;
        if (behind == 0 || first >= html.Length || !(char.IsAsciiLetter(html[first]) || html[first] is '/' or '!' or '?'))
        {
            return false;
        }

        if (html.AsSpan(first).StartsWith("!--"))
        {
            var end = html.IndexOf("-->", first, StringComparison.Ordinal);
            behind = end < 0 ? html.Length : end + 3;
            return true;
        }

        first += html[first] == '/' ? 1 : 0;
        var last = first;
        while (last < html.Length && char.IsAsciiLetterOrDigit(html[last]))
        {
            last++;
        }

        name = html[first..last];
        return true;
    }

    private static int BehindElement(string html, string name, int from)
    {
        var close = html.IndexOf("</" + name, from, StringComparison.OrdinalIgnoreCase);
        var end = close < 0 ? -1 : html.IndexOf('>', close);
        return end < 0 ? html.Length : end + 1;
    }
}
