namespace AlertBot.Benchmarks.Fitting;

/// <summary>Counts of right and wrong answers.</summary>
internal sealed class Score
{
    private int _right;
    private int _falseAlarms;
    private int _missed;

    public double F1 => _right == 0 ? 0 : 2.0 * _right / ((2.0 * _right) + _falseAlarms + _missed);

    public void Add(bool said, bool isSo)
    {
        _right += said && isSo ? 1 : 0;
        _falseAlarms += said && !isSo ? 1 : 0;
        _missed += !said && isSo ? 1 : 0;
    }

    public override string ToString() => FormattableString.Invariant(
        $"P {Ratio(_falseAlarms):0.000} R {Ratio(_missed):0.000} F1 {F1:0.000} (right {_right}, false alarms {_falseAlarms}, missed {_missed})");

    public static double AveragePrecision(IEnumerable<(double Score, bool Label)> answers)
    {
        double sum = 0;
        int rank = 0, hits = 0;
        foreach (var (_, label) in answers.OrderByDescending(a => a.Score))
        {
            rank++;
            if (label)
            {
                sum += ++hits / (double)rank;
            }
        }

        return hits == 0 ? 0 : sum / hits;
    }

    private double Ratio(int wrong) => _right + wrong == 0 ? 0 : (double)_right / (_right + wrong);
}
