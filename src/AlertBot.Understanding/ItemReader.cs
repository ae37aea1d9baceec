using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Text;

namespace AlertBot.Understanding;

/// <summary>Reads items: the one entrance to understanding. Deterministic and safe to share between threads.</summary>
public sealed class ItemReader(DossierCatalog dossiers)
{
    private readonly DeadlineReader _deadlines = new();

    /// <summary>
    /// Replaced as a whole: an item is read with the old dossiers or with the new ones, never with some of each. Made for the first item:
    /// a fifth of the worker's start would go into it, and no item is there before the first poll.
    /// </summary>
    private volatile Lazy<DossierClassifier> _classifier = For(dossiers);

    /// <summary>With the dossiers that ship with the program.</summary>
    public ItemReader()
        : this(DossierCatalog.Embedded())
    {
    }

    /// <summary>The dossiers that the next item is read with.</summary>
    public DossierCatalog Dossiers { get; private set; } = dossiers;

    /// <summary>Reads the next items with other dossiers.</summary>
    public void Follow(DossierCatalog dossiers)
    {
        _classifier = For(dossiers);
        Dossiers = dossiers;
    }

    /// <param name="allTopics">Read deadlines also in an item that belongs to no dossier; nothing of the line asks for those.</param>
    public Reading Read(ItemText item, bool allTopics = false)
    {
        var language = item.Language ?? LanguageDetector.Detect(item.Title, item.Text);
        var views = _classifier.Value.View(item, language);
        var isRelevant = views.Count > 0 && views[0].Reading.IsRelevant;
        var facts = isRelevant ? FactReader.Read(views[0].Text, item) : TalkFacts.None;
        var deadlines = isRelevant || allTopics ? _deadlines.Read(item, language, [.. facts.All.Where(f => f.Kind == FactKind.Absence).Select(f => f.Quote.Trim())]) : ItemDeadlines.None;
        return new Reading(language, [.. views.Select(v => v.Reading)], facts, deadlines.Stated) { Outcomes = deadlines.Outcomes };
    }

    private static Lazy<DossierClassifier> For(DossierCatalog dossiers) => new(() => new DossierClassifier(dossiers, ModelWeights.Embedded));
}
