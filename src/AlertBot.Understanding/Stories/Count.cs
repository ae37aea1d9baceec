using System.Globalization;

namespace AlertBot.Understanding.Stories;

/// <summary>A number of people as a fact gives it: <c>1200</c>, <c>&gt;1200</c>.</summary>
internal readonly record struct Count(int Value, bool IsExact)
{
    public static Count? Parse(string value)
    {
        var digits = value.TrimStart('<', '>', '~');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new Count(number, digits.Length == value.Length) : null;
    }

    /// <summary>"Some 1,200" and 1,212 are one number rounded differently; 1,000 and 1,200 are two.</summary>
    public bool IsSameAs(Count other)
    {
        var (coarse, fine) = Step >= other.Step ? (this, other) : (other, this);
        var allowed = coarse.IsExact ? coarse.Step / 2 : coarse.Step;
        return Value == other.Value || (coarse.Step > 1 && Math.Abs(coarse.Value - fine.Value) <= allowed);
    }

    /// <summary>How coarsely it is written: by its noughts at the end, yet never more than a tenth.</summary>
    private double Step
    {
        get
        {
            var step = 1;
            while (Value > 0 && Value % (step * 10L) == 0)
            {
                step *= 10;
            }

            return Math.Min(step, Math.Max(1, Value / 10.0));
        }
    }
}
