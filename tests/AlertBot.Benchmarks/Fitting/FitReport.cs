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

    /// <summary>By tenths of what was said: what part was so. The gap is their mean distance, each item counted once.</summary>
    private static void PrintCalibration(IEnumerable<(double Relevance, bool Label)> answers)
    {
        var tenths = answers.Where(a => a.Relevance > 0).GroupBy(a => Math.Min(9, (int)(a.Relevance * 10))).OrderBy(t => t.Key)
            .Select(t => (Said: t.Average(a => a.Relevance), Was: t.Average(a => a.Label ? 1.0 : 0.0), Items: t.Count()))
            .ToList();
        Console.WriteLine("reliability: said   was  items");
        tenths.ForEach(t => Console.WriteLine(FormattableString.Invariant($"             {t.Said:0.00}  {t.Was:0.00}  {t.Items,5}")));
        Console.WriteLine(FormattableString.Invariant($"reliability gap {tenths.Sum(t => Math.Abs(t.Said - t.Was) * t.Items) / Math.Max(1, tenths.Sum(t => t.Items)):0.000}"));
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
