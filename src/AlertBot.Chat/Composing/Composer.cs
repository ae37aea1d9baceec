using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Composing;

/// <summary>Says an alert in a destination's language. Pure: the same alert, destination and day give the same message.</summary>
public sealed class Composer
{
    public ChatMessage Compose(Alert alert, Destination destination, Instant now)
    {
        var words = Localizer.For(destination.Language);
        var deadlines = new DeadlineWords(words, now.InZone(destination.Zone).Date);
        return new ChatMessage(Tone(alert.Kind), Title(alert, words, deadlines), [.. Body(alert, words, deadlines)])
        {
            TitleLink = alert.Content.Sources.FirstOrDefault()?.Url,
            Sources = [.. alert.Content.Sources.Select(s => new MessageSource(s.Publisher, s.Url, s.StateMedia ? words.Text("state-media") : null))],
            Footer = Footer(alert, words),
        };
    }

    private static string Title(Alert alert, Localizer words, DeadlineWords deadlines) =>
        Headline(alert, words, deadlines) is { } headline
            ? alert.Kind == AlertKind.NewStory ? headline : $"{words.Text(TextKey.Of("kind", alert.Kind))}: {headline}"
            : words.Text(TextKey.Of("kind", alert.Kind));

    private static string? Headline(Alert alert, Localizer words, DeadlineWords deadlines) =>
        Best(alert.Content.Headlines, words.Language)?.Text
        ?? (alert.Content.Deadlines is [var deadline, ..] ? deadlines.Title(deadline, alert.Kind) : null);

    private static IEnumerable<TextLine> Body(Alert alert, Localizer words, DeadlineWords deadlines) =>
    [
        .. Best(alert.Content.Lines, words.Language) is { } best ? alert.Content.Lines.Where(l => l.Language == best.Language).Select(l => TextLine.Plain(l.Text)) : [],
        .. alert.Content.Deadlines.SelectMany(d => deadlines.Lines(d, alert.Kind)),
    ];

    /// <summary>The reader's language when a source has it, else English, else whatever there is.</summary>
    private static QuotedText? Best(ImmutableArray<QuotedText> texts, string language) =>
        texts.FirstOrDefault(t => t.Language == language) ?? texts.FirstOrDefault(t => t.Language == "en") ?? texts.FirstOrDefault();

    private static string? Footer(Alert alert, Localizer words) =>
        alert.Content.Categories.IsEmpty ? null : string.Join(" · ", alert.Content.Categories.Select(c => words.Text(TextKey.Of("category", c))));

    private static MessageTone Tone(AlertKind kind) => kind switch
    {
        AlertKind.NewStory => MessageTone.News,
        AlertKind.DeadlineSet => MessageTone.DeadlineSet,
        AlertKind.DeadlineChanged => MessageTone.DeadlineChanged,
        AlertKind.Reminder => MessageTone.Reminder,
        AlertKind.DeadlinePassed => MessageTone.DeadlinePassed,
        AlertKind.Digest => MessageTone.Digest,
        _ => MessageTone.Update,
    };
}
