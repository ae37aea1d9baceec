using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Stories.Summaries;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Chat.Composing;

/// <summary>Says an alert in a destination's language. Pure: the same alert, destination and day give the same message.</summary>
public sealed class Composer
{
    /// <param name="picture">Chosen for the destination, which may show it.</param>
    public ChatMessage Compose(Alert alert, Destination destination, Instant now, SourcePicture? picture = null)
    {
        var words = Localizer.For(destination.Language);
        if (alert.Kind == AlertKind.Notice)
        {
            return Notice(alert, destination, words);
        }

        var deadlines = new DeadlineWords(words, now.InZone(destination.Zone).Date);
        var message = new ChatMessage(Tone(alert.Kind), Mark(alert, destination, words) + Title(alert, words, deadlines), [.. OverBudget(alert, destination, words), .. DigestLines.Of(alert, words, destination.Zone), .. Body(alert, words, deadlines)])
        {
            TitleLink = Link(alert.Content.Headlines, words) ?? alert.Content.Sources.FirstOrDefault()?.Url,
            Sources = [.. alert.Content.Sources.Select(s => new MessageSource(s.Publisher, s.Url, s.StateMedia ? words.Text("state-media") : null))],
            Footer = Footer(alert, destination.Zone, words),
            StaysHere = alert.Audience is not null,
        };
        message = Dressed(message, alert, destination.Wishes, words);
        return picture is null ? message : Illustrated(message, picture, words);
    }

    /// <summary>Whose picture it is stands below every message that shows one, whatever its template.</summary>
    private static ChatMessage Illustrated(ChatMessage message, SourcePicture picture, Localizer words)
    {
        var credit = words.Text("picture.credit", picture.Picture.Credit ?? picture.Source.Publisher);
        return message with
        {
            LinkedPicture = new LinkedPicture(picture.Picture.Address, picture.Picture.Description),
            Footer = message.Footer is { } footer ? $"{footer} · {credit}" : credit,
        };
    }

    /// <summary>Rings for nobody, and has a shape of its own.</summary>
    private static ChatMessage Notice(Alert alert, Destination destination, Localizer words) =>
        new(MessageTone.Notice, words.Text(alert.Audience is null ? "kind.notice" : "notice.private-feed"), [.. alert.Content.Lines.IsEmpty ? [] : new[] { TextLine.Plain(Best(alert.Content.Lines, words.Language)!.Text) }]) { Silent = destination.Wishes.Silent, StaysHere = alert.Audience is not null };

    /// <summary>As the destination wants to be spoken to.</summary>
    private static ChatMessage Dressed(ChatMessage message, Alert alert, DestinationWishes wishes, Localizer words)
    {
        var rings = wishes.Mentions.Where(r => r.Category is not { } category || alert.Content.Categories.Contains(category)).ToList();
        message = message with
        {
            Silent = wishes.Silent,
            ForumTags = wishes.ForumTags,
            PreviewLink = wishes.Previews ? message.TitleLink : null,
            Mentions = new Mentions([.. rings.Where(r => r.Kind == MentionKind.Role).Select(r => r.Id).Distinct()], [.. rings.Where(r => r.Kind == MentionKind.User).Select(r => r.Id).Distinct()]),
        };
        return wishes.Template is { } template ? MessageTemplate.Fill(template, message, words.Text(TextKey.Of("kind", alert.Kind)), alert.Dossier) : message;
    }

    /// <summary>A story is called by its headline; a deadline by its date, since that is what readers act on.</summary>
    private static string Title(Alert alert, Localizer words, DeadlineWords deadlines)
    {
        var kind = words.Text(TextKey.Of("kind", alert.Kind));
        return alert.Kind switch
        {
            AlertKind.NewStory or AlertKind.StoryEdited => Headline(alert, words) ?? kind,
            AlertKind.Digest or AlertKind.Silence => DigestLines.Title(alert, words, deadlines.Today),
            AlertKind.Update => Headline(alert, words) is { } headline ? $"{kind}: {headline}" : kind,
            _ => alert.Content.Deadlines is [var deadline, ..] ? $"{Occasion(alert.Kind, deadline, words)}: {deadlines.Title(deadline, alert.Kind)}" : kind,
        };
    }

    /// <summary>Nobody calls a meeting that is planned a deadline.</summary>
    private static string Occasion(AlertKind kind, DeadlineNote deadline, Localizer words) =>
        words.Text(TextKey.Of(deadline.Kind == DeadlineKind.Scheduled ? "appointment" : "kind", kind));

    /// <summary>In the reader's language as a source has it; else as the facts have it; else in the language of a source.</summary>
    private static string? Headline(Alert alert, Localizer words) => Headline(alert.Content.Headlines, alert.Content.Facts, words);

    internal static string? Headline(ImmutableArray<QuotedText> headlines, ImmutableArray<SummaryFact> facts, Localizer words) =>
        Best(headlines, words.Language) is not { } best ? FactLines.Headline(facts, words)
        : best.Language == words.Language ? best.Text
        : FactLines.Headline(facts, words) ?? InLanguage(best, words);

    /// <summary>Where the article is read whose headline is shown.</summary>
    internal static string? Link(ImmutableArray<QuotedText> headlines, Localizer words) => Best(headlines, words.Language)?.Url;

    /// <summary>A destination that asks for several voices, and for news at once, is told that there are fewer.</summary>
    private static string Mark(Alert alert, Destination destination, Localizer words) =>
        destination.Wishes is { Publishers: > 1, HoldUnconfirmed: false } wishes && alert.Content.Standing is { } standing && standing.Independent < wishes.Publishers
            ? words.Text("standing.unconfirmed") + ": "
            : "";

    /// <summary>Words of a source are never translated: what is not in the reader's language says so.</summary>
    internal static string InLanguage(QuotedText text, Localizer words) =>
        text.Language == words.Language ? text.Text : $"{text.Text} ({words.Text("written-in." + (text.Language is "en" or "uk" or "ru" ? text.Language : "und"))})";

    private static IEnumerable<TextLine> Body(Alert alert, Localizer words, DeadlineWords deadlines)
    {
        if (alert.Content.IsJoined)
        {
            return [TextLine.Plain(words.Text("story.joined"))];
        }

        var headline = Headline(alert, words);
        var lines = Quoted(alert, words, headline).ToList();
        var said = string.Join(' ', lines.Prepend(headline));
        return
        [
            .. IsAboutDeadline(alert.Kind) && headline is not null ? [TextLine.Of(LineStyle.Heading, new TextRun(headline))] : Array.Empty<TextLine>(),
            .. lines.Select(TextLine.Plain),
            .. new FactLines([.. alert.Content.Facts.Where(f => !IsTold(f, alert.Content.Deadlines))], words, said).Lines(),
            .. StandingWords.Lines(alert.Content.Standing, words),
            .. alert.Content.Deadlines.SelectMany(d => deadlines.Lines(d, alert.Kind)),
        ];
    }

    /// <summary>The day of a meeting to come, where the appointment is told of as well.</summary>
    private static bool IsTold(SummaryFact fact, ImmutableArray<DeadlineNote> deadlines) =>
        fact.Kind == FactKind.PlannedFor && LocalDatePattern.Iso.Parse(fact.Value) is { Success: true, Value: var day } && deadlines.Any(d => d.Due == DueWindow.On(day));

    /// <summary>Sentences in the reader's language; of another language, where the facts have given the headline, only its headline, marked.</summary>
    private static IEnumerable<string> Quoted(Alert alert, Localizer words, string? headline)
    {
        var own = alert.Content.Lines.Where(l => l.Language == words.Language).ToList();
        if (own.Count > 0 || alert.Content.Headlines.Any(h => h.Language == words.Language))
        {
            return own.Select(l => l.Text);
        }

        return Best(alert.Content.Headlines, words.Language) is { } foreign && InLanguage(foreign, words) is var shown && shown != headline
            ? [shown]
            : Best(alert.Content.Lines, words.Language) is { } line ? [InLanguage(line, words)] : [];
    }

    /// <summary>Why somebody who asked for no digest gets one.</summary>
    private static IEnumerable<TextLine> OverBudget(Alert alert, Destination destination, Localizer words) =>
        alert.Kind == AlertKind.Digest && destination.Wishes is { Digest: null, AlertsADay: { } most } ? [TextLine.Plain(words.Text("digest.over-budget", most))] : [];

    private static bool IsAboutDeadline(AlertKind kind) => kind is AlertKind.DeadlineSet or AlertKind.DeadlineChanged;

    /// <summary>The reader's language when a source has it, else English, else whatever there is.</summary>
    internal static QuotedText? Best(ImmutableArray<QuotedText> texts, string language) =>
        texts.FirstOrDefault(t => t.Language == language) ?? texts.FirstOrDefault(t => t.Language == "en") ?? texts.FirstOrDefault();

    private static string? Footer(Alert alert, DateTimeZone zone, Localizer words)
    {
        var parts = alert.Content.Categories.Select(c => words.Text(TextKey.Of("category", c))).Concat(StandingWords.Footer(alert.Content.Standing, alert.Content.FirstReported?.InZone(zone).Date, words)).ToList();
        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }

    private static MessageTone Tone(AlertKind kind) => kind switch
    {
        AlertKind.NewStory or AlertKind.StoryEdited => MessageTone.News,
        AlertKind.DeadlineSet => MessageTone.DeadlineSet,
        AlertKind.DeadlineChanged => MessageTone.DeadlineChanged,
        AlertKind.Reminder => MessageTone.Reminder,
        AlertKind.DeadlinePassed => MessageTone.DeadlinePassed,
        AlertKind.Digest => MessageTone.Digest,
        _ => MessageTone.Update,
    };
}
