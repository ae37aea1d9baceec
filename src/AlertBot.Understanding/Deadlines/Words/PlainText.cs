using System.Net;
using System.Text;

namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>Title and text as one plain text; the title is a sentence of its own.</summary>
internal static class PlainText
{
    public static string Of(string title, string text)
    {
        var all = title.Length == 0 ? text : text.Length == 0 ? title : $"{title}\n{text}";
        var plain = all.Contains('<', StringComparison.Ordinal) ? WithoutTags(all) : all;
        return plain.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(plain) : plain;
    }

    private static string WithoutTags(string html)
    {
        var plain = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            var isTag = open >= 0 && open + 1 < html.Length && (char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!');
            var close = isTag ? html.IndexOf('>', open) : -1;
            if (close < 0)
            {
                // A sign that opens no tag, or a tag that never ends: the rest is text as it stands.
                var end = open >= 0 && !isTag ? open + 1 : html.Length;
                plain.Append(html, at, end - at);
                at = end;
                continue;
            }

            plain.Append(html, at, open - at).Append(IsBlock(html.AsSpan(open + 1)) ? '\n' : ' ');
            at = close + 1;
        }

        return plain.ToString();
    }

    private static bool IsBlock(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        return tag.StartsWith("p", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("br", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("li", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("h", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("div", StringComparison.OrdinalIgnoreCase);
    }
}
