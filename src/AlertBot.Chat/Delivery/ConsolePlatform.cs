using AlertBot.Chat.Delivery.Rendering;
using Spectre.Console;

namespace AlertBot.Chat.Delivery;

/// <summary>Prints alerts on the terminal: one framed block each, whole even when several tasks print.</summary>
/// <param name="clock">Says when each was printed.</param>
public sealed class ConsolePlatform(IAnsiConsole console, TimeProvider clock) : IChatPlatform
{
    private const int WidestBlock = 100;
    private readonly Lock _oneAtATime = new();
    private int _sent;

    public string Name => "console";

    /// <summary>Alerts are read from top to bottom: they are printed in their order.</summary>
    public int AtOnce => 1;

    public Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(Print(message, mark: null));

    public Task<SendResult> EditAsync(
        DestinationAddress address,
        string messageId,
        ChatMessage message,
        DeliveryKey key,
        CancellationToken cancellationToken) => Task.FromResult<SendResult>(Print(message, mark: "↻"));

    public Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(PlatformCheck.Usable("console"));

    public Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken) => CheckAsync(cancellationToken);

    private SendResult.Delivered Print(ChatMessage message, string? mark)
    {
        var block = new Panel(Text(message))
        {
            Border = BoxBorder.Rounded,
            BorderStyle = new Style(ToneOf(message.Tone).Colour),
            Padding = new Padding(1, 0),
            Width = Math.Min(WidestBlock, console.Profile.Width),
            Header = new PanelHeader($" {ToneOf(message.Tone).Sign}{(mark is null ? "" : " " + mark)} {clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC "),
        };
        lock (_oneAtATime)
        {
            console.Write(block);
            return new SendResult.Delivered($"{++_sent}");
        }
    }

    private Paragraph Text(ChatMessage message)
    {
        var text = new Paragraph();
        text.Append(PlainText.OneLine(message.Title), new Style(decoration: Decoration.Bold));
        foreach (var line in message.Lines)
        {
            text.Append("\n" + Prefix(line.Style), Style.Plain);
            Append(text, line);
        }

        AppendSources(text, message);
        if (WebLink.Safe(message.LinkedPicture?.Link) is { } picture)
        {
            text.Append("\n▣ " + picture, new Style(Color.Grey));
        }

        if (message.Footer is { } footer)
        {
            text.Append("\n" + PlainText.OneLine(footer), new Style(Color.Grey));
        }

        return text;
    }

    private static void Append(Paragraph text, TextLine line)
    {
        var ground = line.Style == LineStyle.Heading ? Decoration.Bold : line.Style == LineStyle.Quote ? Decoration.Italic : Decoration.None;
        foreach (var run in line.Runs)
        {
            text.Append(PlainText.Run(run.Text), new Style(decoration: ground | DecorationOf(run.Style)));
        }
    }

    private void AppendSources(Paragraph text, ChatMessage message)
    {
        foreach (var source in message.Sources)
        {
            var mark = source.Mark is null ? "" : $" ({PlainText.OneLine(source.Mark)})";
            text.Append($"\n→ {PlainText.OneLine(source.Publisher)}{mark}", new Style(Color.Grey));
            if (WebLink.Safe(source.Link) is { } link)
            {
                text.Append("  " + link, new Style(Color.Grey, decoration: Decoration.Underline));
            }
        }
    }

    private static string Prefix(LineStyle style) => style switch
    {
        LineStyle.Bullet => "• ",
        LineStyle.Quote => "│ ",
        _ => "",
    };

    private static Decoration DecorationOf(RunStyle style) => style switch
    {
        RunStyle.Bold => Decoration.Bold,
        RunStyle.Italic => Decoration.Italic,
        RunStyle.Struck => Decoration.Strikethrough,
        _ => Decoration.None,
    };

    private static (Color Colour, string Sign) ToneOf(MessageTone tone) => tone switch
    {
        MessageTone.News => (Color.DodgerBlue1, "●"),
        MessageTone.Update => (Color.SteelBlue1, "◐"),
        MessageTone.DeadlineSet => (Color.Orange1, "⚑"),
        MessageTone.DeadlineChanged => (Color.Gold1, "⚑"),
        MessageTone.Reminder => (Color.Orange3, "◷"),
        MessageTone.DeadlinePassed => (Color.Red, "◼"),
        MessageTone.Digest => (Color.MediumPurple2, "≡"),
        _ => (Color.Grey, "!"),
    };
}
