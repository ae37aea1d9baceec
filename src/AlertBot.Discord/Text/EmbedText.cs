using System.Collections.Immutable;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using static AlertBot.Chat.Delivery.Rendering.TextLength;

namespace AlertBot.Discord.Text;

/// <summary>The words of an embed inside Discord's limits. Cuts plain text before it is escaped, so that no escape or link is cut in half.</summary>
internal sealed record EmbedText(string? Title, string? Description, string? Footer)
{
    private const int LongestTitle = 256;
    private const int LongestDescription = 4096;
    private const int LongestFooter = 2048;
    private const int LongestEmbed = 6000;
    private const int LongestName = 100;

    /// <summary>Discord refuses an embed without a word.</summary>
    private const string NothingVisible = "…";

    public static EmbedText Of(ChatMessage message)
    {
        var title = FittingTitle(PlainText.OneLine(message.Title));
        var footer = Cut(PlainText.OneLine(message.Footer ?? ""), LongestFooter);
        var description = Described(message, Math.Min(LongestDescription, LongestEmbed - CodePoints(title) - CodePoints(footer)));
        var isEmpty = title.Length + footer.Length == 0 && string.IsNullOrWhiteSpace(description);
        return new EmbedText(NullIfEmpty(title), isEmpty ? NothingVisible : NullIfEmpty(description), NullIfEmpty(footer));
    }

    private static string FittingTitle(string title)
    {
        var fitting = LineFitting.Fit([TextLine.Plain(title)], LongestTitle, line => CodePoints(Markdown.Escape(line.Runs[0].Text)));
        return string.Concat(fitting.Select(line => Markdown.Escape(line.Runs[0].Text)));
    }

    /// <summary>The sources stay when the body is cut, but take no more than half of the room from it.</summary>
    private static string Described(ChatMessage message, int room)
    {
        var wanted = message.Lines.Sum(Cost);
        var sources = Fitting(message.Sources, Math.Max(room / 2, room - wanted));
        // The last line ends in a line break only when sources follow.
        var body = LineFitting.Fit(message.Lines, sources.Length > 0 ? room - CodePoints(sources) : room + 1, Cost);
        return string.Join('\n', [.. body.Select(Markdown.Line), .. sources.Length > 0 ? [sources] : Array.Empty<string>()]);
    }

    private static int Cost(TextLine line) => CodePoints(Markdown.Line(line)) + 1;

    private static string Fitting(ImmutableArray<MessageSource> sources, int room)
    {
        var lines = new List<string>();
        foreach (var source in sources)
        {
            var line = Source(source);
            line = CodePoints(line) < room ? line : Source(source with { Link = null });
            room -= CodePoints(line) + 1;
            if (room < 0)
            {
                break;
            }

            lines.Add(line);
        }

        return string.Join('\n', lines);
    }

    private static string Source(MessageSource source) =>
        "→ " + Markdown.Link(Cut(PlainText.OneLine(source.Publisher), LongestName), source.Link) + Mark(source.Mark);

    private static string Mark(string? mark) =>
        PlainText.OneLine(mark ?? "") is { Length: > 0 } words ? $" *{Markdown.Escape(Cut(words, LongestName))}*" : "";

    private static string? NullIfEmpty(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
