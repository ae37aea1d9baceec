using System.Text;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Discord.Text;

/// <summary>Hostile text as Discord's Markdown that shows exactly that text.</summary>
internal static class Markdown
{
    private const string Active = "\\*_~`|>#[]()<@-+:";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var mayBeNumbered = true;
        foreach (var c in text)
        {
            // "24. November" would begin a list, and the next such line would be shown as 25.
            if (Active.Contains(c) || (c == '.' && mayBeNumbered))
            {
                escaped.Append('\\');
            }

            mayBeNumbered &= char.IsAsciiDigit(c) || c == ' ';
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    public static string Line(TextLine line)
    {
        var isHeading = line.Style == LineStyle.Heading;
        var text = string.Concat(line.Runs.Select(run => Run(isHeading && run.Style == RunStyle.Bold ? run with { Style = RunStyle.Plain } : run))).Trim();
        return text.Length == 0 ? "" : line.Style switch
        {
            LineStyle.Bullet => "- " + text,
            LineStyle.Quote => "> " + text,
            LineStyle.Heading => $"**{text}**",
            _ => text,
        };
    }

    /// <summary>A masked link; Discord refuses one whose address is not plain http.</summary>
    public static string Link(string text, string? link)
    {
        var words = PlainText.OneLine(text);
        return WebLink.Safe(link) is not { } safe ? Escape(words) : $"[{Escape(words.Length > 0 ? words : new Uri(safe).IdnHost)}](<{safe}>)";
    }

    private static string Run(TextRun run)
    {
        var plain = PlainText.Run(run.Text);
        var words = plain.Trim();
        var text = run.Link is null || words.Length == 0 ? Escape(plain) : Inside(plain, words, Link(words, run.Link));
        return text.Length == 0 ? "" : run.Style switch
        {
            RunStyle.Bold => Around(text, "**"),
            RunStyle.Italic => Around(text, "*"),
            RunStyle.Struck => Around(text, "~~"),
            _ => text,
        };
    }

    /// <summary>Marks must touch the words: spaces stay outside.</summary>
    private static string Around(string text, string mark)
    {
        var words = text.Trim();
        return words.Length == 0 ? text : Inside(text, words, mark + words + mark);
    }

    /// <summary>The text with its words replaced, and the spaces around them kept.</summary>
    private static string Inside(string text, string words, string instead)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return text[..at] + instead + text[(at + words.Length)..];
    }
}
