using System.Collections.Immutable;
using System.Text;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Telegram.Text;

/// <summary>
/// A message in Telegram's HTML subset, or as plain text. Telegram counts what is left after parsing, in code points, so the plain
/// text is cut to the limit first and the tags are put around what is left.
/// </summary>
internal static class TelegramText
{
    public const int Limit = 4_096;

    /// <summary>Of what stands below a picture.</summary>
    public const int CaptionLimit = 1_024;

    private const int TitleLimit = 500;
    private const int FooterLimit = 300;
    private const int MostBytes = 32_768;

    /// <returns>HTML, or null when its tags and links are too many bytes for Telegram: send <see cref="Plain"/> then.</returns>
    public static string? Html(ChatMessage message, int limit = Limit)
    {
        var html = Render(message, limit, HtmlLine.Render, HtmlLine.Length);
        return Encoding.UTF8.GetByteCount(html) <= MostBytes ? html : null;
    }

    public static string Plain(ChatMessage message, int limit = Limit) => Render(message, limit, PlainLine.Render, line => TextLength.CodePoints(PlainLine.Render(line)));

    private static string Render(ChatMessage message, int limit, Func<TextLine, string> render, Func<TextLine, int> length)
    {
        var title = Title(message, limit);
        ImmutableArray<TextLine> foot = [.. Sources(message, limit / 4, length), .. Footer(message, limit)];
        // Every line costs its line break; body and foot stand apart by one more.
        var fixedCost = length(title) + 1 + (foot.IsEmpty ? 0 : 1 + foot.Sum(line => length(line) + 1));
        var body = LineFitting.Fit(message.Lines, limit - fixedCost, line => length(line) + 1);
        var text = new StringBuilder(render(title));
        AppendBlock(text, body, render);
        AppendBlock(text, foot, render);
        return text.ToString();
    }

    private static void AppendBlock(StringBuilder text, ImmutableArray<TextLine> lines, Func<TextLine, string> render) =>
        text.Append(lines.IsEmpty ? "" : "\n\n").AppendJoin('\n', lines.Select(render));

    private static TextLine Title(ChatMessage message, int limit)
    {
        var title = TextLength.Cut(PlainText.OneLine(message.Title), Math.Min(TitleLimit, limit / 3));
        return TextLine.Of(LineStyle.Paragraph, new TextRun(Sign(message.Tone)), new TextRun(title, RunStyle.Bold, message.TitleLink));
    }

    private static IEnumerable<TextLine> Footer(ChatMessage message, int limit) =>
        message.Footer is { } footer
            ? [TextLine.Of(LineStyle.Paragraph, new TextRun(TextLength.Cut(PlainText.OneLine(footer), Math.Min(FooterLimit, limit / 6)), RunStyle.Italic))]
            : [];

    private static IEnumerable<TextLine> Sources(ChatMessage message, int limit, Func<TextLine, int> length)
    {
        var line = TextLine.Of(LineStyle.Paragraph);
        var named = 0;
        foreach (var source in message.Sources)
        {
            var longer = line with { Runs = [.. line.Runs, .. Source(source, isFirst: named == 0)] };
            if (length(longer) > limit)
            {
                break;
            }

            (line, named) = (longer, named + 1);
        }

        var more = message.Sources.Length - named;
        return message.Sources.IsEmpty ? []
            : [more == 0 ? line : line with { Runs = [.. line.Runs, new TextRun(named == 0 ? $"+{more}" : $" · +{more}")] }];
    }

    private static IEnumerable<TextRun> Source(MessageSource source, bool isFirst) =>
    [
        new(isFirst ? "" : " · "),
        new(TextLength.Cut(PlainText.OneLine(source.Publisher), 100), RunStyle.Plain, source.Link),
        new(source.Mark is null ? "" : $" ({TextLength.Cut(source.Mark, 50)})"),
    ];

    private static string Sign(MessageTone tone) => tone switch
    {
        MessageTone.DeadlineSet or MessageTone.DeadlineChanged => "⏳ ",
        MessageTone.Reminder => "⏰ ",
        MessageTone.DeadlinePassed => "⌛ ",
        MessageTone.Notice => "⚠️ ",
        _ => "",
    };
}
