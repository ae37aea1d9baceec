using System.Collections.Immutable;
using System.CommandLine;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Benchmarks.Fitting;

/// <summary><c>fit FILE... --out weights.json</c>: learns the weights from labelled items and reports how well they carry over.</summary>
internal static class FitVerb
{
    private const int Folds = 5;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "JSON Lines: id, lang, title, text, published, relevant (0 or 1), categories" };
        var dossier = new Option<string>("--dossier") { DefaultValueFactory = _ => "ukraine-russia-talks" };
        var output = new Option<string?>("--out") { Description = "Where to write the weights; without it only the report" };
        var penalty = new Option<double>("--penalty") { DefaultValueFactory = _ => 2.0 };
        var categoryPenalty = new Option<double>("--category-penalty") { DefaultValueFactory = _ => 4.0 };
        var errors = new Option<int>("--errors") { Description = "How many wrong answers of the cross-validation to list" };
        var verb = new Command("fit", "Fits the weights of relevance and categories") { files, dossier, output, penalty, categoryPenalty, errors };
        verb.SetAction(r => Run(
            r.GetRequiredValue(files), r.GetRequiredValue(dossier), r.GetValue(output), r.GetValue(penalty), r.GetValue(categoryPenalty), r.GetValue(errors)));
        return verb;
    }

    private static int Run(string[] files, string dossierId, string? output, double penalty, double categoryPenalty, int errors)
    {
        var catalog = DossierCatalog.Embedded();
        var dossier = catalog.Find(dossierId) ?? throw new ArgumentException($"no dossier {dossierId}");
        var classifier = new DossierClassifier(catalog, ModelWeights.Embedded);
        var rows = files.SelectMany(LabelledItem.ReadAll).Concat(Examples.ReadAll())
            .DistinctBy(i => i.Item.Title + i.Item.Text)
            .Select(i => new FitRow(i, classifier.FeaturesOf(i.Item, i.Language, dossier)))
            .ToList();
        Console.WriteLine($"{rows.Count} items, {rows.Count(r => r.Item.Relevant)} relevant, {FeatureSet.All.Length} features");
        var first = LabelledItem.ReadAll(files[0]).Select(i => i.Item.Id).ToHashSet(StringComparer.Ordinal);
        var weights = Fit(rows, penalty, categoryPenalty);
        List<FitRow> real = [.. rows.Where(r => !r.Item.IsExample)];
        FitReport.Print("training", real.Select(r => (r, weights)), dossier, 0);
        FitReport.Print($"{Folds}-fold, days apart", CrossValidate(rows, i => i.FoldByDay(Folds), penalty, categoryPenalty), dossier, 0);
        var apart = CrossValidate(rows, i => i.FoldByPublisher(Folds), penalty, categoryPenalty);
        FitReport.Print($"{Folds}-fold, publishers and months apart", apart, dossier, errors);
        FitReport.Print("the same, the first file alone", apart.Where(a => first.Contains(a.Row.Item.Item.Id)), dossier, 0);
        if (output is not null)
        {
            File.WriteAllText(output, weights.ToJson() + "\n");
        }

        return 0;
    }

    /// <summary>Every real item is judged by weights that never saw its group; invented ones only teach.</summary>
    private static List<(FitRow Row, ModelWeights Weights)> CrossValidate(List<FitRow> rows, Func<LabelledItem, int> foldOf, double penalty, double categoryPenalty) =>
        [.. Enumerable.Range(0, Folds).AsParallel().SelectMany(fold =>
        {
            bool IsAsked(FitRow row) => !row.Item.IsExample && foldOf(row.Item) == fold;
            var weights = Fit([.. rows.Where(r => !IsAsked(r))], penalty, categoryPenalty);
            return rows.Where(IsAsked).Select(r => (r, weights));
        })];

    private static ModelWeights Fit(List<FitRow> rows, double penalty, double categoryPenalty)
    {
        var touched = rows.Where(r => r.Features.Count > 0).ToList();
        var sorted = touched.Where(r => r.Item is { Relevant: true, Categories: not null }).ToList();
        return new ModelWeights(
            LogisticFit.Fit([.. touched.Select(r => new TaughtRow(r.Features, r.Item.Relevant, r.Item.Weight, r.Item.Offset))], Priors.Firmness(penalty), Priors.OfRelevance),
            Enum.GetValues<Category>().ToImmutableSortedDictionary(
                c => c,
                c => LogisticFit.Fit([.. sorted.Select(r => new TaughtRow(r.Features, r.Item.Categories!.Value.Contains(c), r.Item.CategoryWeight * (r.Item.IsExample ? Examples.Weight : 1), null))], Priors.Firmness(categoryPenalty), Priors.Of(c))));
    }
}

/// <summary>A labelled item and the features that hold for it.</summary>
internal sealed record FitRow(LabelledItem Item, IReadOnlyList<int> Features);
