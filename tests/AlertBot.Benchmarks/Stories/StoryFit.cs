using System.Runtime.CompilerServices;
using AlertBot.Understanding.Stories;
using AlertBot.Understanding.Stories.Comparing;
using AlertBot.Understanding.Stories.Features;

namespace AlertBot.Benchmarks.Stories;

/// <summary>An item, what is measured of it and each story that it could join, and which of them is its own.</summary>
/// <param name="Own">The place of the story that it belongs to; <see cref="None"/> when it starts one, or its own does not come into question.</param>
internal sealed record JoinChoice(IReadOnlyList<double[]> Stories, int Own, double Weight, int Fold)
{
    public const int None = -1;
}

/// <summary>
/// Learns the weights of joining: each item chooses among the stories that come into question and a new one, as the program does, by the
/// odds of each (multinomial logistic regression with an L2 penalty, by Newton's steps); deterministic.
/// </summary>
internal static class StoryFit
{
    private const int Steps = 12;

    private static readonly FeatureReader Reader = new(StoryOptions.Default);
    private static readonly ConditionalWeakTable<StoryItem, StoryFeatures> Known = [];

    /// <summary>However long a file is, it counts at most as much as this many items.</summary>
    private const double MostOfAFile = 300;

    /// <summary>What is less likely than this teaches nothing.</summary>
    private const double Unlikely = 1e-4;

    /// <summary>What an item meets when every earlier one is in its labelled story.</summary>
    public static List<JoinChoice> Choices(LabelledStories file, int folds)
    {
        var choices = new List<JoinChoice>();
        var grouper = new StoryGrouper(StoryOptions.Default);
        var keys = new Dictionary<string, long>();
        foreach (var report in file.Items.Where(i => i.IsGrouped))
        {
            var measured = grouper.Measure(report.Item);
            var known = keys.TryGetValue(report.Story, out var key);
            if (measured.Count > 0)
            {
                choices.Add(new JoinChoice([.. measured.Select(m => m.Signs)], known ? measured.FindIndex(m => m.Story == key) : JoinChoice.None, 1, report.Fold(folds)));
            }

            if (!known)
            {
                keys.Add(report.Story, key = keys.Count + 1);
            }

            grouper.Restore(report.Item, key);
        }

        var weight = Math.Min(1, MostOfAFile / choices.Count);
        return [.. choices.Select(c => c with { Weight = weight })];
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

    /// <param name="joinFrom">What is written as the odds of a new story, which the fit puts at 0: above it precision is bought with recall.</param>
    public static StoryWeights Fit(IReadOnlyList<JoinChoice> choices, double penalty, double penaltyOfFollowed, double joinFrom, IReadOnlySet<Sign> without)
    {
        choices = [.. choices.Select(c => c with { Stories = [.. c.Stories.Select(Twice)] })];
        var size = (2 * Comparison.Signs) + 1;
        var held = Enumerable.Range(0, size).Select(Held).ToArray();
        var weights = new double[size];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[size];
            var curvature = new double[size, size];
            for (var i = 0; i < size; i++)
            {
                gradient[i] = held[i] * weights[i];
                curvature[i, i] = held[i];
            }

            foreach (var choice in choices)
            {
                Add(choice, weights, gradient, curvature);
            }

            for (var i = 0; i < size; i++)
            {
                for (var j = i + 1; j < size; j++)
                {
                    curvature[i, j] = curvature[j, i];
                }
            }

            weights = Moved(choices, held, weights, Solve(curvature, gradient));
        }

        return new StoryWeights(
            joinFrom,
            joinFrom - 1,
            Math.Round(weights[^1], 3),
            Named(weights, 0, without),
            Named(weights, Comparison.Signs, without));

        double Held(int i) => i == size - 1 ? 0.001 : without.Contains((Sign)(i % Comparison.Signs)) || i == (int)Sign.Followed ? 1e9 : i < Comparison.Signs ? penalty : penaltyOfFollowed;
    }

    /// <summary>A whole Newton's step may go too far where the odds are steep: it is halved until the loss falls.</summary>
    private static double[] Moved(IReadOnlyList<JoinChoice> choices, double[] held, double[] weights, double[] move)
    {
        var before = Loss(choices, held, weights);
        for (var scale = 1.0; scale > Unlikely; scale /= 2)
        {
            double[] moved = [.. weights.Select((w, i) => w - (scale * move[i]))];
            if (Loss(choices, held, moved) <= before)
            {
                return moved;
            }
        }

        return weights;
    }

    private static double Loss(IReadOnlyList<JoinChoice> choices, double[] held, double[] weights)
    {
        var loss = held.Select((h, i) => h * weights[i] * weights[i] / 2).Sum();
        foreach (var choice in choices)
        {
            var odds = Odds(choice, weights);
            var most = Math.Max(0, odds.Max());
            loss += choice.Weight * (most + Math.Log(Math.Exp(-most) + odds.Sum(o => Math.Exp(o - most))) - (choice.Own == JoinChoice.None ? 0 : odds[choice.Own]));
        }

        return loss;
    }

    private static double[] Odds(JoinChoice choice, double[] weights) => [.. choice.Stories.Select(signs => signs.Select((s, i) => s * weights[i]).Sum())];

    /// <summary>Each sign once for all news and once more for what is followed, so that the second learns only what is different there; at the end the bias.</summary>
    private static double[] Twice(double[] signs) => [.. signs, .. signs.Select(s => s * signs[(int)Sign.Followed]), 1];

    private static SortedDictionary<string, double> Named(double[] weights, int from, IReadOnlySet<Sign> without) =>
        new(Enum.GetValues<Sign>().Where(s => !without.Contains(s)).Select(s => (Name: StoryWeights.NameOf(s), Weight: Math.Round(weights[from + (int)s], 3))).Where(s => s.Weight != 0).ToDictionary(s => s.Name, s => s.Weight), StringComparer.Ordinal);

    private static void Add(JoinChoice choice, double[] weights, double[] gradient, double[,] curvature)
    {
        var odds = Odds(choice, weights);
        var most = Math.Max(0, odds.Max());
        var all = Math.Exp(-most) + odds.Sum(o => Math.Exp(o - most));
        var mean = new double[weights.Length];
        for (var k = 0; k < odds.Length; k++)
        {
            var said = Math.Exp(odds[k] - most) / all;
            if (said < Unlikely && k != choice.Own)
            {
                continue;
            }

            var signs = choice.Stories[k];
            var error = choice.Weight * (said - (k == choice.Own ? 1 : 0));
            for (var i = 0; i < signs.Length; i++)
            {
                gradient[i] += error * signs[i];
                mean[i] += said * signs[i];
            }

            Spread(signs, choice.Weight * said, curvature);
        }

        Spread(mean, -choice.Weight, curvature);
    }

    private static void Spread(double[] signs, double factor, double[,] curvature)
    {
        for (var i = 0; i < signs.Length; i++)
        {
            for (var j = 0; signs[i] != 0 && j <= i; j++)
            {
                curvature[i, j] += factor * signs[i] * signs[j];
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
