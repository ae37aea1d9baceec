using System.Text.Json;
using AlertBot.Understanding.Classification;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>
/// What the meaning of a feature suggests before any example was seen (priors.json). Some thousand labelled items are too few for
/// hundreds of weights, so the fit only moves away from this where the examples insist; the more so, the less a feature says by itself.
/// </summary>
internal static class Priors
{
    private const string Relevance = "relevance";

    private static readonly Dictionary<string, Dictionary<string, double>> ByModel = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fitting", "priors.json")))!;

    public static double[] OfRelevance { get; } = Of(Relevance, scope => scope switch
    {
        Scope.Title => 1.3,
        Scope.Body => 0.13,
        _ => 0.39,
    });

    /// <summary>How firmly each weight is held: a combination in the title says most and may move furthest, a single sign in the text least.</summary>
    public static double[] Firmness(double scale) => [.. FeatureSet.All.Select(f => scale * (IsCombination(f), f.Scope) switch
    {
        (true, Scope.Title) => 0.25,
        (true, _) => 1,
        (false, Scope.Title) => 2,
        _ => 5,
    })];

    private static bool IsCombination(Feature feature) => feature.All.Length > 1 || !feature.None.IsEmpty;

    public static double[] Of(Category category) => Of(category.ToString().ToLowerInvariant(), scope => scope switch
    {
        Scope.Title => 1,
        Scope.Lead => 0.35,
        Scope.Sentence => 0.25,
        _ => 0,
    });

    private static double[] Of(string model, Func<Scope, double> share)
    {
        var prior = new double[FeatureSet.All.Length];
        for (var i = 0; i < FeatureSet.All.Length; i++)
        {
            var feature = FeatureSet.All[i];
            var name = feature.Name[(feature.Name.IndexOf(':', StringComparison.Ordinal) + 2)..];
            prior[i] = ByModel[model].GetValueOrDefault(name) * share(feature.Scope);
        }

        return prior;
    }
}
