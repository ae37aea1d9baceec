using System.Text.Json;
using AlertBot.Understanding.Classification;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>
/// What the words of a category's definition suggest before any example was seen: a few hundred labelled items are too few for
/// nine categories, so the fit only moves away from this where the examples insist.
/// </summary>
internal static class Priors
{
    private static readonly Dictionary<Category, Dictionary<string, double>> ByCategory = Read();

    public static double[] None => new double[FeatureSet.All.Length + 1];

    public static double[] Of(Category category)
    {
        var prior = None;
        for (var i = 0; i < FeatureSet.All.Length; i++)
        {
            var feature = FeatureSet.All[i];
            var name = feature.Name[(feature.Name.IndexOf(':', StringComparison.Ordinal) + 2)..];
            prior[i] = ByCategory[category].GetValueOrDefault(name) * Share(feature.Scope);
        }

        return prior;
    }

    private static double Share(Scope scope) => scope switch
    {
        Scope.Title => 1,
        Scope.Lead => 0.35,
        Scope.Sentence => 0.25,
        _ => 0,
    };

    private static Dictionary<Category, Dictionary<string, double>> Read() =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fitting", "priors.json")))!
            .ToDictionary(c => Enum.Parse<Category>(c.Key, ignoreCase: true), c => c.Value);
}
