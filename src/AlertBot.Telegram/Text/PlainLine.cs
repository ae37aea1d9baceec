using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Telegram.Text;

/// <summary>One line without markup, for a message whose markup Telegram would not read; links are written out.</summary>
internal static class PlainLine
{
    public static string Render(TextLine line)
    {
        var runs = string.Concat(line.Runs.Select(Render));
        return line.Style switch
        {
            LineStyle.Bullet => "• " + runs,
            LineStyle.Quote => "> " + runs,
            _ => runs,
        };
    }

    private static string Render(TextRun run)
    {
        var text = PlainText.Run(run.Text);
        return WebLink.Safe(run.Link) is { } link && text.Length > 0 && link.Length <= 300 ? $"{text}: {link}" : text;
    }
}
