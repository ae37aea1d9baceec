using System.Collections.Immutable;

namespace AlertBot.Understanding.Classification;

/// <summary>A logistic model: the log-odds are a bias plus the weights of the features that hold.</summary>
/// <param name="Weights">By the feature's name; a feature that is not listed weighs nothing.</param>
public sealed record LinearModel(double Bias, ImmutableSortedDictionary<string, double> Weights)
{
    private readonly Lazy<double[]> _byFeature = new(() => [.. FeatureSet.All.Select(f => Weights.GetValueOrDefault(f.Name))]);

    public double WeightOf(int feature) => _byFeature.Value[feature];

    public double Probability(IReadOnlyList<int> features)
    {
        var sum = Bias;
        foreach (var feature in features)
        {
            sum += WeightOf(feature);
        }

        return Logistic(sum);
    }

    public static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
