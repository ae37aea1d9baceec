using System.Net;
using System.Text;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Chat.Syndication;

/// <summary>A message as HTML for feed readers: everything from outside is escaped, tags are ours.</summary>
internal static class EntryHtml
{
    public static string Of(ChatMessage message)
    {
        var html = new StringBuilder();
        foreach (var line in message.Lines)
        {
            var tag = line.Style switch { LineStyle.Quote => "blockquote", LineStyle.Heading => "h4", _ => "p" };
            html.Append('<').Append(tag).Append('>').Append(line.Style == LineStyle.Bullet ? "• " : "").AppendJoin("", line.Runs.Select(Run)).Append("</").Append(tag).Append('>');
        }

        if (!message.Sources.IsEmpty)
        {
            html.Append("<p>").AppendJoin(" · ", message.Sources.Select(Source)).Append("</p>");
        }

        return html.Append(message.Footer is { } footer ? $"<p><small>{Escape(footer)}</small></p>" : "").ToString();
    }

    private static string Run(TextRun run)
    {
        var text = Escape(run.Text);
        var styled = run.Style switch
        {
            RunStyle.Bold => $"<strong>{text}</strong>",
            RunStyle.Italic => $"<em>{text}</em>",
            RunStyle.Struck => $"<del>{text}</del>",
            _ => text,
        };
        return Linked(styled, run.Link);
    }

    private static string Source(MessageSource source) => Linked(Escape(source.Publisher), source.Link) + (source.Mark is { } mark ? $" ({Escape(mark)})" : "");

    private static string Linked(string html, string? link) => WebLink.Safe(link) is { } safe ? $"<a href=\"{WebUtility.HtmlEncode(safe)}\">{html}</a>" : html;

    private static string Escape(string text) => WebUtility.HtmlEncode(PlainText.Run(text));
}
