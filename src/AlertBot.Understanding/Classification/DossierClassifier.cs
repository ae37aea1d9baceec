using System.Collections.Immutable;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>Weighs how an item bears on each dossier, and says why.</summary>
public sealed class DossierClassifier
{
    private const int MostEvidence = 12;

    private readonly DossierCatalog _catalog;
    private readonly ModelWeights _weights;
    private readonly Vocabulary _vocabulary;

    public DossierClassifier(DossierCatalog catalog, ModelWeights weights)
    {
        _catalog = catalog;
        _weights = weights;
        _vocabulary = new Vocabulary(catalog);
    }

    /// <summary>The dossiers that the item touches at all, most relevant first.</summary>
    public ImmutableArray<DossierReading> Classify(ItemText item, string language) => [.. View(item, language).Select(c => c.Reading)];

    /// <summary>The same, with the marked-up text that facts are read from.</summary>
    internal List<ClassifiedText> View(ItemText item, string language)
    {
        var words = ItemWords.Of(item.Title, item.Text);
        var hits = _vocabulary.Find(words);
        return [.. _catalog.Dossiers
            .Where(d => Touches(hits, d, language))
            .Select(d => Classify(SignedText.Of(words, hits, d, language), d))
            .OrderByDescending(r => r.Reading.Relevance)];
    }

    /// <summary>The features of an item for a dossier, for fitting weights; empty when the item does not touch it.</summary>
    public IReadOnlyList<int> FeaturesOf(ItemText item, string language, Dossier dossier)
    {
        var words = ItemWords.Of(item.Title, item.Text);
        var hits = _vocabulary.Find(words);
        return Touches(hits, dossier, language) ? FeatureReader.Read(SignedText.Of(words, hits, dossier, language)) : [];
    }

    /// <summary>
    /// Most items of the world name no party of the negotiation: they are done here. An item may still concern it when a broker
    /// speaks of peace terms, or anyone does in a language of the parties, and the model then weighs how likely that is.
    /// </summary>
    private static bool Touches(List<Hit> hits, Dossier dossier, string language)
    {
        var (brokers, substance) = (dossier.Languages.Contains(language), false);
        foreach (var hit in hits)
        {
            if (hit.Term.Dossier == dossier && hit.Term.Sign.Overlaps(Anchors.Own))
            {
                return true;
            }

            brokers |= hit.Term.Dossier == dossier && hit.Term.Sign.Overlaps(Anchors.Broker);
            substance |= hit.Term.Sign.Overlaps(Anchors.Substance);
        }

        return brokers && substance;
    }

    private ClassifiedText Classify(SignedText text, Dossier dossier)
    {
        var features = FeatureReader.Read(text);
        var relevance = _weights.Relevance.Probability(features);
        var relevant = relevance >= dossier.Thresholds.Relevance;
        var reading = new DossierReading(
            dossier.Id,
            relevance,
            relevant,
            relevant ? _weights.CategoriesOf(features, dossier.Thresholds.Category) : [],
            Why(features, text))
        {
            Mentions = Mentions(text, dossier),
        };
        return new ClassifiedText(reading, text);
    }

    private ImmutableArray<Evidence> Why(List<int> features, SignedText text) =>
        [.. features
            .Select(f => (Feature: FeatureSet.All[f], Weight: _weights.Relevance.WeightOf(f)))
            .Where(f => Math.Abs(f.Weight) >= 0.05)
            .OrderByDescending(f => Math.Abs(f.Weight))
            .Take(MostEvidence)
            .Select(f => new Evidence(f.Feature.Name, FeatureReader.Quote(f.Feature, text), f.Weight))];

    private static ImmutableArray<string> Mentions(SignedText text, Dossier dossier) =>
        [.. text.Hits.Where(h => h.Term.Dossier == dossier && h.Term.Entity is not null).Select(h => h.Term.Entity!.Name).Distinct()];

    private static class Anchors
    {
        public static readonly Sign Own = SignTable.Of("party") | SignTable.OwnPhrase;
        public static readonly Sign Broker = SignTable.Of("broker-leader") | SignTable.Of("broker-envoy") | SignTable.Of("supporter") | SignTable.Of("supporter-leader") | SignTable.Of("broker");
        public static readonly Sign Substance = SignTable.Of("peace-plan") | SignTable.Of("ceasefire") | SignTable.Of("end-of-war") | SignTable.Of("guarantees");
    }
}

/// <summary>A reading and the text it was made from, marked up with the dossier's signs.</summary>
internal readonly record struct ClassifiedText(DossierReading Reading, SignedText Text);
