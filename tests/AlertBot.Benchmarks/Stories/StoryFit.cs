using System.Runtime.CompilerServices;
using AlertBot.Understanding.Stories;
using AlertBot.Understanding.Stories.Comparing;
using AlertBot.Understanding.Stories.Features;

namespace AlertBot.Benchmarks.Stories;

/// <summary>One item beside one story that it could join, and whether it belongs there.</summary>
internal sealed record JoinRow(double[] Signs, bool Belongs, double Weight, int Fold);

/// <summary>Learns the weights of joining: logistic regression with an L2 penalty, by Newton's steps; deterministic.</summary>
internal static class StoryFit
{
    private const int Steps = 12;

    private static readonly FeatureReader Reader = new(StoryOptions.Default);
    private static readonly ConditionalWeakTable<StoryItem, StoryFeatures> Known = [];

    /// <summary>However long a file is, it counts at most this much in all.</summary>
    private const double MostOfAFile = 2000;

    /// <summary>What an item meets when every earlier one is in its labelled story.</summary>
    public static List<JoinRow> Rows(LabelledStories file, int folds)
    {
        var rows = new List<JoinRow>();
        var grouper = new StoryGrouper(StoryOptions.Default);
        var keys = new Dictionary<string, long>();
        foreach (var report in file.Items.Where(i => i.IsGrouped))
        {
            var measured = grouper.Measure(report.Item);
            var known = keys.TryGetValue(report.Story, out var key);
            rows.AddRange(measured.Select(m => new JoinRow(m.Signs, known && m.Story == key, 1, report.Fold(folds))));
            if (!known)
            {
                keys.Add(report.Story, key = keys.Count + 1);
            }

            grouper.Restore(report.Item, key);
        }

        var weight = Math.Min(1, MostOfAFile / rows.Count);
        return [.. rows.Select(r => r with { Weight = weight })];
    }

    /// <summary>Groups a file as the program does, occasions and all; what is not grouped is alone.</summary>
    public static List<(LabelledReport Report, long Story)> Group(LabelledStories file, StoryWeights weights)
    {
        var grouper = new StoryGrouper(StoryOptions.Default, weights, Read);
        long last = 0, alone = 0;
        return [.. file.Items.Select(r => (r, r.IsGrouped ? grouper.Place(r.Item, () => ++last).Story : --alone))];
    }

    /// <summary>What is read of an item does not depend on weights.</summary>
    private static StoryFeatures Read(StoryItem item) => Known.GetValue(item, Reader.Read);

    public static StoryWeights Fit(IReadOnlyList<JoinRow> rows, double penalty, double penaltyOfFollowed, double joinFrom, IReadOnlySet<Sign> without)
    {
        rows = [.. rows.Select(r => r with { Signs = Twice(r.Signs) })];
        var size = (2 * Comparison.Signs) + 1;
        var weights = new double[size];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[size];
            var curvature = new double[size, size];
            for (var i = 0; i < size; i++)
            {
                var held = i == size - 1 ? 0.001 : without.Contains((Sign)(i % Comparison.Signs)) || i == (int)Sign.Followed ? 1e9 : i < Comparison.Signs ? penalty : penaltyOfFollowed;
                gradient[i] = held * weights[i];
                curvature[i, i] = held;
            }

            foreach (var row in rows)
            {
                Add(row, weights, gradient, curvature);
            }

            for (var i = 0; i < size; i++)
            {
                for (var j = i + 1; j < size; j++)
                {
                    curvature[i, j] = curvature[j, i];
                }
            }

            var move = Solve(curvature, gradient);
            for (var i = 0; i < size; i++)
            {
                weights[i] -= move[i];
            }
        }

        return new StoryWeights(
            joinFrom,
            joinFrom - 1,
            Math.Round(weights[^1], 3),
            Named(weights, 0, without),
            Named(weights, Comparison.Signs, without));
    }

    /// <summary>Each sign once for all news and once more for what is followed, so that the second learns only what is different there.</summary>
    private static double[] Twice(double[] signs) => [.. signs, .. signs.Select(s => s * signs[(int)Sign.Followed])];

    private static SortedDictionary<string, double> Named(double[] weights, int from, IReadOnlySet<Sign> without) =>
        new(Enum.GetValues<Sign>().Where(s => !without.Contains(s)).Select(s => (Name: StoryWeights.NameOf(s), Weight: Math.Round(weights[from + (int)s], 3))).Where(s => s.Weight != 0).ToDictionary(s => s.Name, s => s.Weight), StringComparer.Ordinal);

    private static void Add(JoinRow row, double[] weights, double[] gradient, double[,] curvature)
    {
        var odds = weights[^1];
        for (var i = 0; i < row.Signs.Length; i++)
        {
            odds += row.Signs[i] * weights[i];
        }

        var said = 1 / (1 + Math.Exp(-Math.Clamp(odds, -30, 30)));
        var error = row.Weight * (said - (row.Belongs ? 1 : 0));
        var spread = row.Weight * said * (1 - said);
        for (var i = 0; i < weights.Length; i++)
        {
            var at = i == row.Signs.Length ? 1 : row.Signs[i];
            if (at == 0)
            {
                continue;
            }

            gradient[i] += error * at;
            for (var j = 0; j <= i; j++)
            {
                var other = j == row.Signs.Length ? 1 : row.Signs[j];
                if (other != 0)
                {
                    curvature[i, j] += spread * at * other;
                }
            }
        }
    }

    /// <summary>Gauss with pivots; the matrix is small and positive definite.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var result = (double[])right.Clone();
        for (var column = 0; column < size; column++)
        {
            for (var row = column + 1; row < size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                for (var k = column; k < size; k++)
                {
                    matrix[row, k] -= factor * matrix[column, k];
                }

                result[row] -= factor * result[column];
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < size; k++)
            {
                result[row] -= matrix[row, k] * result[k];
            }

            result[row] /= matrix[row, row];
        }

        return result;
    }
}
