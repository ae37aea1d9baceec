using System.Collections.Immutable;

namespace AlertBot.Chat.Delivery.Rendering;

/// <summary>
/// Cuts a body to a platform's limit before any markup exists, so that no tag, escape or link is ever cut in half.
/// </summary>
public static class LineFitting
{
    /// <param name="cost">What a line takes of the budget once it is rendered; longer lines never cost less.</param>
    /// <returns>The lines from the first; the one that does not fit is shortened, those after it are left out.</returns>
    public static ImmutableArray<TextLine> Fit(ImmutableArray<TextLine> lines, int budget, Func<TextLine, int> cost)
    {
        var fitting = ImmutableArray.CreateBuilder<TextLine>();
        foreach (var line in lines)
        {
            var taken = cost(line);
            if (taken > budget)
            {
                return Shorten(line, budget, cost) is { } shorter ? [.. fitting, shorter] : fitting.ToImmutable();
            }

            fitting.Add(line);
            budget -= taken;
        }

        return fitting.ToImmutable();
    }

    private static TextLine? Shorten(TextLine line, int budget, Func<TextLine, int> cost)
    {
        var (fits, tooLong) = (0, line.Runs.Sum(run => TextLength.CodePoints(run.Text)));
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = cost(Keep(line, middle)) <= budget ? (middle, tooLong) : (fits, middle);
        }

        return fits == 0 ? null : Keep(line, fits);
    }

    private static TextLine Keep(TextLine line, int codePoints)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        foreach (var run in line.Runs)
        {
            var kept = TextLength.First(run.Text, codePoints);
            codePoints -= TextLength.CodePoints(kept);
            runs.Add(run with { Text = codePoints <= 0 ? kept.TrimEnd() + "…" : kept });
            if (codePoints <= 0)
            {
                break;
            }
        }

        return line with { Runs = runs.ToImmutable() };
    }
}
