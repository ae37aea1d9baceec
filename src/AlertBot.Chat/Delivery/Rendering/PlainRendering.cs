namespace AlertBot.Chat.Delivery.Rendering;

/// <summary>A message without any markup.</summary>
public static class PlainRendering
{
    public static string Message(ChatMessage message) => string.Join('\n', Parts(message));

    public static string Line(TextLine line)
    {
        var text = PlainText.OneLine(string.Concat(line.Runs.Select(run => run.Text)));
        return line.Style switch
        {
            LineStyle.Bullet => "• " + text,
            LineStyle.Quote => "> " + text,
            _ => text,
        };
    }

    private static IEnumerable<string> Parts(ChatMessage message) =>
    [
        PlainText.OneLine(message.Title),
        .. message.Lines.Select(Line),
        .. message.Sources.Select(Source),
        .. message.Footer is { } footer ? [PlainText.OneLine(footer)] : Array.Empty<string>(),
    ];

    private static string Source(MessageSource source) =>
        PlainText.OneLine($"{source.Publisher}{(source.Mark is null ? "" : $" ({source.Mark})")} {WebLink.Safe(source.Link)}");
}
