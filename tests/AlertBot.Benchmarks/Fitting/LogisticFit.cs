using System.Collections.Immutable;
using AlertBot.Understanding.Classification;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>Logistic regression with an L2 penalty for each weight's distance from its prior (the bias is free): accelerated gradient descent, deterministic.</summary>
internal static class LogisticFit
{
    private const int Steps = 1500;

    public static LinearModel Fit(IReadOnlyList<TaughtRow> rows, double[] penalty, double[] prior)
    {
        var size = FeatureSet.All.Length + 1;
        double[] weights = new double[size], ahead = new double[size], gradient = new double[size];
        prior.CopyTo(weights, 0);
        prior.CopyTo(ahead, 0);
        var rate = 1 / (penalty.Max() + (0.25 * rows.Sum(r => r.Weight * (r.Features.Count + 1.0))));
        for (var step = 1; step <= Steps; step++)
        {
            Gradient(rows, ahead, penalty, prior, gradient);
            var momentum = (step - 1.0) / (step + 2.0);
            for (var i = 0; i < size; i++)
            {
                var next = ahead[i] - (rate * gradient[i]);
                ahead[i] = next + (momentum * (next - weights[i]));
                weights[i] = next;
            }
        }

        return ToModel(weights);
    }

    private static void Gradient(IReadOnlyList<TaughtRow> rows, double[] weights, double[] penalty, double[] prior, double[] gradient)
    {
        for (var i = 0; i < gradient.Length - 1; i++)
        {
            gradient[i] = penalty[i] * (weights[i] - prior[i]);
        }

        gradient[^1] = 0;
        foreach (var (features, label, weight) in rows)
        {
            var error = weight * (LinearModel.Logistic(weights[^1] + features.Sum(f => weights[f])) - (label ? 1 : 0));
            gradient[^1] += error;
            foreach (var feature in features)
            {
                gradient[feature] += error;
            }
        }
    }

    private static LinearModel ToModel(double[] weights) => new(
        Math.Round(weights[^1], 3),
        FeatureSet.All
            .Select((f, i) => (f.Name, Weight: Math.Round(weights[i], 3)))
            .Where(w => w.Weight != 0)
            .ToImmutableSortedDictionary(w => w.Name, w => w.Weight, StringComparer.Ordinal));
}

/// <summary>The features that hold for an item, what is true of it, and how much it counts.</summary>
internal readonly record struct TaughtRow(IReadOnlyList<int> Features, bool Label, double Weight);
