namespace AlertBot.Benchmarks.Stories;

/// <summary>How well stories found match stories labelled, item by item; and how many pairs of one event in two languages were joined.</summary>
internal sealed record BCubed(double Precision, double Recall, double AcrossLanguages)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Of each grouping only the items that its weights were not fitted to.</summary>
    public static BCubed OfFolds(IReadOnlyList<IReadOnlyList<(LabelledReport Report, long Story)>> placed)
    {
        var parts = placed.Select((p, fold) => (Score: Of(p, r => r.Fold(placed.Count) == fold), Items: p.Count(i => i.Report.Counts && i.Report.Fold(placed.Count) == fold))).Where(p => p.Items > 0).ToList();
        double Mean(Func<BCubed, double> of) => parts.Sum(p => of(p.Score) * p.Items) / parts.Sum(p => p.Items);
        return new BCubed(Mean(s => s.Precision), Mean(s => s.Recall), Mean(s => s.AcrossLanguages));
    }

    public static BCubed Of(IReadOnlyList<(LabelledReport Report, long Story)> placed) => Of(placed, _ => true);

    /// <param name="asked">Of which items to tell, among all that count.</param>
    public static BCubed Of(IReadOnlyList<(LabelledReport Report, long Story)> placed, Func<LabelledReport, bool> asked)
    {
        var counted = placed.Where(p => p.Report.Counts).ToList();
        var found = counted.ToLookup(p => p.Story);
        var labelled = counted.ToLookup(p => p.Report.Story);
        double precision = 0, recall = 0;
        var items = counted.Where(p => asked(p.Report)).ToList();
        foreach (var (report, story) in items)
        {
            double both = found[story].Count(p => p.Report.Story == report.Story);
            precision += both / found[story].Count();
            recall += both / labelled[report.Story].Count();
        }

        var pairs = labelled.Where(s => asked(s.First().Report)).SelectMany(s => s.SelectMany((a, i) => s.Skip(i + 1).Where(b => b.Report.Language != a.Report.Language).Select(b => a.Story == b.Story))).ToList();
        return new BCubed(precision / items.Count, recall / items.Count, pairs.Count == 0 ? 0 : pairs.Count(p => p) / (double)pairs.Count);
    }

    public override string ToString() => FormattableString.Invariant($"P {Precision:0.000} R {Recall:0.000} F1 {F1:0.000} across languages {AcrossLanguages:0.000}");
}
