using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Text;

namespace AlertBot.Understanding;

/// <summary>Reads items: the one entrance to understanding. Pure, deterministic and safe to share between threads.</summary>
public sealed class ItemReader(DossierCatalog dossiers)
{
    private readonly DeadlineReader _deadlines = new();
    private readonly DossierClassifier _classifier = new(dossiers, ModelWeights.Embedded);

    /// <summary>With the dossiers that ship with the program.</summary>
    public ItemReader()
        : this(DossierCatalog.Embedded())
    {
    }

    public Reading Read(ItemText item)
    {
        var language = item.Language ?? LanguageDetector.Detect(item.Title, item.Text);
        var views = _classifier.View(item, language);
        var facts = views.Count > 0 && views[0].Reading.IsRelevant ? FactReader.Read(views[0].Text, item) : TalkFacts.None;
        return new Reading(language, [.. views.Select(v => v.Reading)], facts, _deadlines.Read(item, language));
    }
}
