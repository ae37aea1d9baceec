using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Deadlines;
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

    /// <summary>A story is called by its headline; a deadline by its date, since that is what readers act on.</summary>
    private static string Title(Alert alert, Localizer words, DeadlineWords deadlines)
    {
        var kind = words.Text(TextKey.Of("kind", alert.Kind));
        return alert.Kind switch
        {
            AlertKind.NewStory => Headline(alert, words) ?? kind,
            AlertKind.Update or AlertKind.Digest => Headline(alert, words) is { } headline ? $"{kind}: {headline}" : kind,
            _ => alert.Content.Deadlines is [var deadline, ..] ? $"{Occasion(alert.Kind, deadline, words)}: {deadlines.Title(deadline, alert.Kind)}" : kind,
        };
    }

    /// <summary>Nobody calls a meeting that is planned a deadline.</summary>
    private static string Occasion(AlertKind kind, DeadlineNote deadline, Localizer words) =>
        words.Text(TextKey.Of(deadline.Kind == DeadlineKind.Scheduled ? "appointment" : "kind", kind));

    private static string? Headline(Alert alert, Localizer words) =>
        Best(alert.Content.Headlines, words.Language) is { } best ? InLanguage(best, words) : null;

    /// <summary>Words of a source are never translated: what is not in the reader's language says so.</summary>
    private static string InLanguage(QuotedText text, Localizer words) =>
        text.Language == words.Language ? text.Text : $"{text.Text} ({words.Text("language." + (text.Language is "en" or "uk" or "ru" ? text.Language : "und"))})";

    private static IEnumerable<TextLine> Body(Alert alert, Localizer words, DeadlineWords deadlines) =>
    [
        .. IsAboutDeadline(alert.Kind) && Headline(alert, words) is { } headline ? [TextLine.Of(LineStyle.Heading, new TextRun(headline))] : Array.Empty<TextLine>(),
        .. Best(alert.Content.Lines, words.Language) is { } best ? alert.Content.Lines.Where(l => l.Language == best.Language).Select(l => TextLine.Plain(l.Text)) : [],
        .. alert.Content.Deadlines.SelectMany(d => deadlines.Lines(d, alert.Kind)),
    ];

    private static bool IsAboutDeadline(AlertKind kind) => kind is AlertKind.DeadlineSet or AlertKind.DeadlineChanged;

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
