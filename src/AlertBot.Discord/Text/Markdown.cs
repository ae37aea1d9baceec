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
        foreach (var c in text)
        {
            if (Active.Contains(c))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    public static string Line(TextLine line)
    {
        var text = string.Concat(line.Runs.Select(Run)).Trim();
        return line.Style switch
        {
            LineStyle.Bullet => "- " + text,
            LineStyle.Quote => "> " + text,
            LineStyle.Heading => $"**{text}**",
            _ => text,
        };
    }

    /// <summary>A masked link; Discord refuses one whose address is not plain http.</summary>
    public static string Link(string text, string? link) =>
        WebLink.Safe(link) is { } safe ? $"[{Escape(PlainText.OneLine(text))}](<{safe}>)" : Escape(PlainText.OneLine(text));

    private static string Run(TextRun run)
    {
        var text = run.Link is null ? Escape(PlainText.Run(run.Text)) : Link(run.Text, run.Link);
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
        return words.Length == 0 ? text : text[..text.IndexOf(words, StringComparison.Ordinal)] + mark + words + mark + text[(text.IndexOf(words, StringComparison.Ordinal) + words.Length)..];
    }
}
