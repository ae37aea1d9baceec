using System.Collections.Immutable;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Rules;
using AlertBot.Feeds;
using AlertBot.Understanding.Publishers;
using AlertBot.Understanding.Stories.Summaries;

namespace AlertBot.Alerts.Stages;

/// <summary>What an alert has to say, drawn from the items of its story.</summary>
public sealed class AlertContents(PublisherCatalog publishers)
{
    /// <summary>One is shown; the others stand by for destinations that leave its publisher out.</summary>
    private const int MostPictures = 8;

    private readonly DeadlineAlerts _deadlines = new(publishers);

    public AlertContents()
        : this(new PublisherCatalog())
    {
    }

    public AlertContent Of(Development development, Speak speak, IReadOnlyList<ReadItem> story)
    {
        var reports = story.Select(Source).ToList();
        var whole = Summarizer.Of(reports);
        // What is new in a story is told from the item that brings it; a story on the whole from all its reports.
        var told = speak.Kind is AlertKind.NewStory or AlertKind.StoryEdited ? whole : Summarizer.Of([reports.Find(r => r.Item == development.Item.Id) ?? reports[^1]]);
        // The headline that began a story does not say what is new in it, in whatever language.
        var context = speak.Kind == AlertKind.Update ? told : whole;
        return new AlertContent(
            [.. told.Headlines.Concat(context.Headlines).DistinctBy(h => h.Language).Select(h => Quoted(h) with { Url = story.FirstOrDefault(s => s.Item.Id == h.Item)?.Item.Link })],
            [.. told.Sentences.Concat(context.Sentences.Where(s => told.Headlines.All(h => h.Language != s.Language))).Select(Quoted)],
            Sources(story),
            development.Dossier.Categories,
            [.. speak.Deadlines.Distinct().Select(id => Note(development, id))])
        {
            Changes = development.Place.Changes,
            Facts = told.Facts,
            Standing = whole.Standing,
            Pictures = Pictures(story, speak.Kind == AlertKind.Update ? development.Item.Id : null),
        };
    }

    /// <summary>What was known of a story before an item came.</summary>
    public StorySoFar SoFar(Item item, IReadOnlyList<ReadItem> story)
    {
        var before = story.Where(s => s.Item.Id != item.Id && s.Item.Published <= item.Published).ToList();
        return new StorySoFar(
            before.Select(s => s.Item.Published).DefaultIfEmpty(item.Published).Min(),
            [.. before.Select(s => publishers.Find(s.Item.Publisher).Voice).Distinct(StringComparer.OrdinalIgnoreCase)],
            publishers.Find(item.Publisher).Voice);
    }

    /// <summary>What reports did to deadlines, each as the last of them left it.</summary>
    public ImmutableArray<DeadlineNote> Deadlines(IEnumerable<LedgerEffect> effects) =>
        [.. effects.GroupBy(e => e.Entry.Id).Select(e => _deadlines.Note(e.Last().Entry, e.Last().Change))];

    private static QuotedText Quoted(SummaryText text) => new(text.Language, text.Text, text.Item);

    private SummarySource Source(ReadItem report)
    {
        var publisher = publishers.Find(report.Item.Publisher);
        return new SummarySource(
            report.Item.Id,
            report.Reading.Language,
            report.Item.Title,
            report.Item.Text,
            report.Item.Published,
            publisher.Name,
            publisher.Voice,
            publisher.StateMedia,
            report.Reading.Facts);
    }

    private ImmutableArray<SourceLink> Sources(IReadOnlyList<ReadItem> story) => [.. story.Select(Link).DistinctBy(s => s.Family)];

    /// <summary>
    /// The first of each voice, in the order in which they came to be known: whoever joins later changes nothing about the choice. What is
    /// new in a story is shown by the report that brings it.
    /// </summary>
    private ImmutableArray<SourcePicture> Pictures(IReadOnlyList<ReadItem> story, long? occasion)
    {
        var all = story.Where(s => s.Item.Picture is not null).OrderBy(s => s.Item.Id).Select(s => new SourcePicture(s.Item.Picture!, Link(s))).ToList();
        return [.. all.Where(p => p.Source.Item == occasion).Concat(all.DistinctBy(p => p.Source.Family)).DistinctBy(p => p.Source.Item).Take(MostPictures)];
    }

    private SourceLink Link(ReadItem report)
    {
        var publisher = publishers.Find(report.Item.Publisher);
        return new SourceLink(publisher.Name, publisher.Voice, report.Item.Link, report.Reading.Language, publisher.StateMedia is not null, report.Item.Id);
    }

    private DeadlineNote Note(Development development, long deadline)
    {
        var effect = development.Ledger.Last(e => e.Entry.Id == deadline);
        return _deadlines.Note(effect.Entry, effect.Change);
    }
}
