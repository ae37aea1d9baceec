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
        var readings = _classifier.Classify(item, language);
        return new Reading(language, readings, TalkFacts.None, _deadlines.Read(item, language));
    }
}
