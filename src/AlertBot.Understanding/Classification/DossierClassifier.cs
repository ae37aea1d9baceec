using System.Collections.Immutable;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>Weighs how an item bears on each dossier, and says why.</summary>
public sealed class DossierClassifier
{
    private const int MostEvidence = 12;
    private const double LeastWeight = 0.05;

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
        var found = _vocabulary.Find(words);
        return [.. Gate.Open(words, found, _catalog, language)
            .Select(number => Classify(SignedText.Of(words, found, number, _catalog.Dossiers[number], language), _catalog.Dossiers[number]))
            .OrderByDescending(r => r.Reading.Relevance)];
    }

    /// <summary>The features of an item for a dossier, for fitting weights; empty when the item does not touch it.</summary>
    public IReadOnlyList<int> FeaturesOf(ItemText item, string language, Dossier dossier)
    {
        var words = ItemWords.Of(item.Title, item.Text);
        var found = _vocabulary.Find(words);
        var number = _catalog.Dossiers.IndexOf(dossier);
        return Gate.Open(words, found, _catalog, language).Contains(number) ? FeatureReader.Read(SignedText.Of(words, found, number, dossier, language)) : [];
    }

    private ClassifiedText Classify(SignedText text, Dossier dossier)
    {
        var features = FeatureReader.Read(text);
        var relevance = _weights.Relevance.Probability(features);
        var relevant = relevance >= dossier.Thresholds.Relevance;
        ImmutableArray<Category> categories = relevant ? _weights.CategoriesOf(features, dossier.Thresholds.Category) : [];
        var bearing = relevant ? Bearing.Of(text, categories) : Bearing.None;
        var reading = new DossierReading(dossier.Id, relevance, relevant, categories, Why(features, text))
        {
            Mentions = Mentions(text, dossier),
            Urgency = bearing.Urgency,
            Direction = bearing.Direction,
            Signals = bearing.Signals,
        };
        return new ClassifiedText(reading, text);
    }

    /// <summary>What weighed most, the heaviest first; of equals the one with the smaller number.</summary>
    private ImmutableArray<Evidence> Why(List<int> features, SignedText text)
    {
        Span<(double Lightness, int Feature)> heaviest = stackalloc (double, int)[features.Count];
        var count = 0;
        foreach (var feature in features)
        {
            var weight = Math.Abs(_weights.Relevance.WeightOf(feature));
            if (weight >= LeastWeight)
            {
                heaviest[count++] = (-weight, feature);
            }
        }

        heaviest = heaviest[..count];
        heaviest.Sort();
        heaviest = heaviest[..Math.Min(count, MostEvidence)];
        var why = ImmutableArray.CreateBuilder<Evidence>(heaviest.Length);
        foreach (var (_, number) in heaviest)
        {
            var feature = FeatureSet.All[number];
            why.Add(new Evidence(feature.Name, FeatureReader.Quote(feature, text), _weights.Relevance.WeightOf(number)));
        }

        return why.MoveToImmutable();
    }

    private static ImmutableArray<string> Mentions(SignedText text, Dossier dossier) =>
        [.. text.Hits.Where(h => h.Term.Dossier == dossier && h.Term.Entity is not null).Select(h => h.Term.Entity!.Name).Distinct()];
}

/// <summary>A reading and the text it was made from, marked up with the dossier's signs.</summary>
internal readonly record struct ClassifiedText(DossierReading Reading, SignedText Text);
