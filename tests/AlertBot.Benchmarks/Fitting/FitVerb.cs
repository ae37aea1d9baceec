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
        var penalty = new Option<double>("--penalty") { DefaultValueFactory = _ => 1.5 };
        var categoryPenalty = new Option<double>("--category-penalty") { DefaultValueFactory = _ => 2.0 };
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
        var rows = files.SelectMany(LabelledItem.ReadAll)
            .DistinctBy(i => i.Item.Title + i.Item.Text)
            .Select(i => new FitRow(i, classifier.FeaturesOf(i.Item, i.Language, dossier)))
            .ToList();
        Console.WriteLine($"{rows.Count} items, {rows.Count(r => r.Item.Relevant)} relevant, {FeatureSet.All.Length} features");
        var weights = Fit(rows, penalty, categoryPenalty);
        FitReport.Print("training", rows.Select(r => (r, weights)), dossier, 0);
        FitReport.Print($"{Folds}-fold, days apart", CrossValidate(rows, penalty, categoryPenalty), dossier, errors);
        if (output is not null)
        {
            File.WriteAllText(output, weights.ToJson() + "\n");
        }

        return 0;
    }

    private static List<(FitRow Row, ModelWeights Weights)> CrossValidate(List<FitRow> rows, double penalty, double categoryPenalty) =>
        [.. Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var weights = Fit([.. rows.Where(r => r.Item.Fold(Folds) != fold)], penalty, categoryPenalty);
            return rows.Where(r => r.Item.Fold(Folds) == fold).Select(r => (r, weights));
        })];

    private static ModelWeights Fit(List<FitRow> rows, double penalty, double categoryPenalty)
    {
        var touched = rows.Where(r => r.Features.Count > 0).ToList();
        var sorted = touched.Where(r => r.Item is { Relevant: true, Categories: not null }).ToList();
        return new ModelWeights(
            LogisticFit.Fit([.. touched.Select(r => (r.Features, r.Item.Relevant))], penalty, Priors.None),
            Enum.GetValues<Category>().ToImmutableSortedDictionary(
                c => c,
                c => LogisticFit.Fit([.. sorted.Select(r => (r.Features, r.Item.Categories!.Value.Contains(c)))], categoryPenalty, Priors.Of(c))));
    }
}

/// <summary>A labelled item and the features that hold for it.</summary>
internal sealed record FitRow(LabelledItem Item, IReadOnlyList<int> Features);
