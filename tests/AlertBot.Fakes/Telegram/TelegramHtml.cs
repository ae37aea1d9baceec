using System.Globalization;
using System.Text;

namespace AlertBot.Fakes.Telegram;

/// <summary>Telegram's HTML subset read as its server does: the plain text, or the error that it would answer.</summary>
public static class TelegramHtml
{
    private static readonly HashSet<string> Known =
    [
        "a", "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote", "tg-spoiler", "span", "tg-emoji",
    ];

    public static (string? Text, string? Error) Parse(string html)
    {
        var text = new StringBuilder();
        var open = new Stack<string>();
        for (var at = 0; at < html.Length;)
        {
            if (html[at] == '<')
            {
                var end = html.IndexOf('>', at);
                var offset = Encoding.UTF8.GetByteCount(html.AsSpan(0, at));
                var error = end < 0 ? $"Unclosed start tag at byte offset {offset}" : Tag(html[(at + 1)..end], open, offset);
                if (error is not null)
                {
                    return (null, error);
                }

                at = end + 1;
            }
            else
            {
                at += Character(html, at, text);
            }
        }

        return open.TryPeek(out var left) ? (null, $"Can't find end tag corresponding to start tag \"{left}\"") : (text.ToString(), null);
    }

    private static string? Tag(string tag, Stack<string> open, int offset)
    {
        if (tag.StartsWith('/'))
        {
            if (!open.TryPop(out var expected))
            {
                return $"Unexpected end tag at byte offset {offset}";
            }

            return tag.Length == 1 || tag[1..].Trim() == expected
                ? null
                : $"Unmatched end tag at byte offset {offset}, expected \"</{expected}>\", found \"<{tag}>\"";
        }

        var name = tag.Split(' ', 2)[0].ToLowerInvariant();
        if (!Known.Contains(name))
        {
            return $"Unsupported start tag \"{name}\" at byte offset {offset}";
        }

        if (name == "blockquote" && open.Contains("blockquote"))
        {
            return $"Can't parse nested blockquote at byte offset {offset}";
        }

        open.Push(name);
        return null;
    }

    private static int Character(string html, int at, StringBuilder text)
    {
        foreach (var (entity, character) in new[] { ("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"') })
        {
            if (string.CompareOrdinal(html, at, entity, 0, entity.Length) == 0)
            {
                text.Append(character);
                return entity.Length;
            }
        }

        return Numeric(html, at, text) ?? Plain(html, at, text);
    }

    private static int? Numeric(string html, int at, StringBuilder text)
    {
        var end = html.IndexOf(';', at);
        if (html[at] != '&' || end < 0 || end - at is < 3 or > 9 || html[at + 1] != '#')
        {
            return null;
        }

        var digits = html.AsSpan((at + 2)..end);
        var read = digits[0] is 'x' or 'X'
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        if (!read || !Rune.IsValid(code))
        {
            return null;
        }

        text.Append(new Rune(code).ToString());
        return end - at + 1;
    }

    private static int Plain(string html, int at, StringBuilder text)
    {
        text.Append(html[at]);
        return 1;
    }
}
