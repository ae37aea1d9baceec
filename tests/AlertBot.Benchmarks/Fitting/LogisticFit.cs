using System.Collections.Immutable;
using AlertBot.Understanding.Classification;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>
/// Logistic regression with an L2 penalty for each weight's distance from its prior: coordinate by coordinate with Newton's steps,
/// deterministic. The bias is free. Invented items have a bias of their own for each language, which is thrown away: half of them are
/// relevant, of the news one in twenty is.
/// </summary>
internal sealed class LogisticFit
{
    private const int MostRounds = 80;
    private const double Settled = 1e-4;

    /// <summary>No step is longer: a column of few rows would overshoot.</summary>
    private const double LongestStep = 1;

    private const double LeastCurvature = 0.02;
    private const double Loose = 0.05;

    private readonly IReadOnlyList<TaughtRow> _rows;
    private readonly double[] _weights;
    private readonly double[] _priors;
    private readonly double[] _penalties;
    private readonly List<int>[] _rowsOf;
    private readonly double[] _logOdds;

    private LogisticFit(IReadOnlyList<TaughtRow> rows, double[] penalty, double[] prior)
    {
        var offsets = rows.Select(r => r.Offset).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        _rows = rows;
        _priors = [.. prior, 0, .. offsets.Select(_ => 0.0)];
        _penalties = [.. penalty, 0, .. offsets.Select(_ => Loose)];
        _weights = [.. _priors];
        _rowsOf = [.. _weights.Select(_ => new List<int>())];
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var column in rows[row].Features.Append(prior.Length))
            {
                _rowsOf[column].Add(row);
            }

            if (rows[row].Offset is { } offset)
            {
                _rowsOf[prior.Length + 1 + offsets.IndexOf(offset)].Add(row);
            }
        }

        _logOdds = [.. rows.Select(r => r.Features.Sum(f => prior[f]))];
    }

    public static LinearModel Fit(IReadOnlyList<TaughtRow> rows, double[] penalty, double[] prior)
    {
        var fit = new LogisticFit(rows, penalty, prior);
        for (var round = 0; round < MostRounds && fit.Round() > Settled; round++)
        {
        }

        return ToModel(fit._weights);
    }

    /// <summary>Moves each weight once; answers the longest step.</summary>
    private double Round()
    {
        var longest = 0.0;
        for (var column = 0; column < _weights.Length; column++)
        {
            if (_rowsOf[column].Count > 0)
            {
                longest = Math.Max(longest, Math.Abs(Move(column)));
            }
        }

        return longest;
    }

    private double Move(int column)
    {
        var gradient = _penalties[column] * (_weights[column] - _priors[column]);
        var curvature = _penalties[column];
        foreach (var row in _rowsOf[column])
        {
            var probability = LinearModel.Logistic(_logOdds[row]);
            gradient += _rows[row].Weight * (probability - (_rows[row].Label ? 1 : 0));
            curvature += _rows[row].Weight * Math.Max(probability * (1 - probability), LeastCurvature);
        }

        var step = Math.Clamp(-gradient / curvature, -LongestStep, LongestStep);
        _weights[column] += step;
        foreach (var row in _rowsOf[column])
        {
            _logOdds[row] += step;
        }

        return step;
    }

    private static LinearModel ToModel(double[] weights) => new(
        Math.Round(weights[FeatureSet.All.Length], 3),
        FeatureSet.All
            .Select((f, i) => (f.Name, Weight: Math.Round(weights[i], 3)))
            .Where(w => w.Weight != 0)
            .ToImmutableSortedDictionary(w => w.Name, w => w.Weight, StringComparer.Ordinal));
}

/// <summary>The features that hold for an item, what is true of it, and how much it counts.</summary>
/// <param name="Offset">The group of rows that has a bias of its own beside the common one; null for none.</param>
internal readonly record struct TaughtRow(IReadOnlyList<int> Features, bool Label, double Weight, string? Offset);
