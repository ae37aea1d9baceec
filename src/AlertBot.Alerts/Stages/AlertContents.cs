using System.Collections.Immutable;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Rules;
using AlertBot.Understanding.Publishers;
using AlertBot.Understanding.Text;

namespace AlertBot.Alerts.Stages;

/// <summary>What an alert has to say, drawn from the items of its story.</summary>
public sealed class AlertContents(PublisherCatalog publishers)
{
    private const int LeadSentences = 2;
    private const int LongestSentence = 400;

    public AlertContents()
        : this(new PublisherCatalog())
    {
    }

    public AlertContent Of(Development development, Speak speak, IReadOnlyList<ReadItem> story) => new(
        Headlines(development, story),
        Lines(development, story),
        Sources(story),
        development.Dossier.Categories,
        [.. speak.Deadlines.Distinct().Select(id => Note(development, id))])
    {
        Changes = development.Place.Changes,
    };

    /// <summary>One headline a language: the item that is the occasion first, otherwise the earliest report.</summary>
    private static ImmutableArray<QuotedText> Headlines(Development development, IReadOnlyList<ReadItem> story) =>
    [
        .. story
            .OrderByDescending(s => s.Item.Id == development.Item.Id)
            .Where(s => s.Item.Title.Length > 0)
            .DistinctBy(s => s.Reading.Language)
            .Select(s => new QuotedText(s.Reading.Language, s.Item.Title, s.Item.Id)),
    ];

    private static ImmutableArray<QuotedText> Lines(Development development, IReadOnlyList<ReadItem> story) =>
    [
        .. story
            .OrderByDescending(s => s.Item.Id == development.Item.Id)
            .Where(s => s.Item.Text.Length > 0)
            .DistinctBy(s => s.Reading.Language)
            .SelectMany(Lead),
    ];

    /// <summary>The first sentences of a report, which by custom say what happened; its headline is said already.</summary>
    private static IEnumerable<QuotedText> Lead(ReadItem report)
    {
        var text = report.Item.Text;
        return Sentences.Of(text)
            .Select(range => text[range])
            .Where(sentence => sentence.Length <= LongestSentence && char.IsPunctuation(sentence[^1]) && !report.Item.Title.Contains(sentence.TrimEnd('.'), StringComparison.OrdinalIgnoreCase))
            .Take(LeadSentences)
            .Select(sentence => new QuotedText(report.Reading.Language, sentence, report.Item.Id));
    }

    private ImmutableArray<SourceLink> Sources(IReadOnlyList<ReadItem> story) =>
    [
        .. story
            .Select(s => (Report: s, Publisher: publishers.Find(s.Item.Publisher)))
            .DistinctBy(s => s.Publisher.Voice)
            .Select(s => new SourceLink(s.Publisher.Name, s.Publisher.Voice, s.Report.Item.Link, s.Report.Reading.Language, s.Publisher.StateMedia is not null, s.Report.Item.Id)),
    ];

    private static DeadlineNote Note(Development development, long deadline)
    {
        var effect = development.Ledger.Last(e => e.Entry.Id == deadline);
        return DeadlineAlert.Note(effect.Entry, effect.Change);
    }
}
