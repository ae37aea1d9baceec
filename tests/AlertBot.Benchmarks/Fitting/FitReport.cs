using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>Prints how good weights are: per language, per category, and whether a relevance of 0.8 is right in eight of ten.</summary>
internal static class FitReport
{
    public static void Print(string title, IEnumerable<(FitRow Row, ModelWeights Weights)> answers, Dossier dossier, int errors)
    {
        var rows = answers.Select(a => (a.Row, a.Weights, Relevance: a.Row.Features.Count == 0 ? 0 : a.Weights.Relevance.Probability(a.Row.Features))).ToList();
        Console.WriteLine($"== {title}");
        foreach (var language in rows.GroupBy(r => r.Row.Item.Language).Append(rows.GroupBy(_ => "all").First()))
        {
            var score = new Score();
            language.ToList().ForEach(r => score.Add(r.Relevance >= dossier.Thresholds.Relevance, r.Row.Item.Relevant));
            Console.WriteLine($"relevance {language.Key,-4} {score}");
        }

        Console.WriteLine($"relevance average precision {Score.AveragePrecision(rows.Select(r => (r.Relevance, r.Row.Item.Relevant))):0.000}");
        PrintCalibration(rows.Select(r => (r.Relevance, r.Row.Item.Relevant)));
        PrintCategories([.. rows.Where(r => r.Row.Item is { Relevant: true, Categories: not null })], dossier);
        foreach (var (row, _, relevance) in rows.Where(r => r.Relevance >= dossier.Thresholds.Relevance != r.Row.Item.Relevant)
                     .OrderByDescending(r => Math.Abs(r.Relevance - 0.5)).Take(errors))
        {
            Console.WriteLine(FormattableString.Invariant($"{(row.Item.Relevant ? "missed" : "false alarm")} {relevance:0.00} {row.Item.Language} {row.Item.Item.Title}"));
        }
    }

    private static void PrintCalibration(IEnumerable<(double Relevance, bool Label)> answers)
    {
        foreach (var bin in answers.Where(a => a.Relevance >= 0.02).GroupBy(a => Math.Min(4, (int)(a.Relevance * 5))).OrderBy(b => b.Key))
        {
            Console.WriteLine(FormattableString.Invariant(
                $"  said {bin.Average(a => a.Relevance):0.00}, was {bin.Average(a => a.Label ? 1.0 : 0.0):0.00} ({bin.Count()} items)"));
        }
    }

    private static void PrintCategories(List<(FitRow Row, ModelWeights Weights, double Relevance)> rows, Dossier dossier)
    {
        var all = new Score();
        var each = Enum.GetValues<Category>().ToDictionary(c => c, _ => new Score());
        foreach (var (row, weights, relevance) in rows)
        {
            var said = relevance >= dossier.Thresholds.Relevance ? weights.CategoriesOf(row.Features, dossier.Thresholds.Category) : [];
            foreach (var category in each.Keys)
            {
                each[category].Add(said.Contains(category), row.Item.Categories!.Value.Contains(category));
                all.Add(said.Contains(category), row.Item.Categories!.Value.Contains(category));
            }
        }

        Console.WriteLine($"categories {all}");
        each.ToList().ForEach(c => Console.WriteLine($"  {c.Key,-10} {c.Value}"));
    }
}
