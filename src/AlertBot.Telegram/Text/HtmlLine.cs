using System.Text;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Telegram.Text;

/// <summary>One line in Telegram's HTML subset: everything that came from outside is escaped, tags are only ours and always closed.</summary>
internal static class HtmlLine
{
    public static string Render(TextLine line)
    {
        var runs = string.Concat(line.Runs.Select(Render));
        return line.Style switch
        {
            LineStyle.Bullet => "• " + runs,
            LineStyle.Heading => Tag("b", runs),
            LineStyle.Quote => Tag("blockquote", runs),
            _ => runs,
        };
    }

    /// <summary>Length of what is left when Telegram has read the tags.</summary>
    public static int Length(TextLine line) =>
        (line.Style == LineStyle.Bullet ? 2 : 0) + line.Runs.Sum(run => TextLength.CodePoints(PlainText.Run(run.Text)));

    private static string Render(TextRun run)
    {
        var text = Escape(PlainText.Run(run.Text));
        var styled = run.Style switch
        {
            RunStyle.Bold => Tag("b", text),
            RunStyle.Italic => Tag("i", text),
            RunStyle.Struck => Tag("s", text),
            _ => text,
        };
        return text.Length > 0 && WebLink.Safe(run.Link) is { } link ? $"<a href=\"{Escape(link)}\">{styled}</a>" : styled;
    }

    private static string Tag(string name, string text) => text.Length == 0 ? "" : $"<{name}>{text}</{name}>";

    private static string Escape(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").ToString();
}
