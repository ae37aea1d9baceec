using System.Globalization;

namespace AlertBot.Understanding.Facts;

/// <summary>How long a meeting or call lasted, in ISO 8601, with &lt;, &gt; or ~ before it when the item is not exact.</summary>
internal sealed class DurationRule : IFactRule
{
    private const int Beside = 3;

    public bool Concerns(FactSentence sentence) => sentence.Has("lasted");

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        foreach (var hour in sentence.Of("an-hour"))
        {
            if (Qualifier(sentence, hour.Start) is { } qualifier)
            {
                yield return new Fact(FactKind.Duration, qualifier.Value + hour.Value, sentence.Quote(qualifier.Start, hour.End));
            }
        }

        foreach (var unit in sentence.Of("unit"))
        {
            if (Count(sentence, unit) is { } count)
            {
                var qualifier = Qualifier(sentence, count.Start);
                yield return new Fact(
                    FactKind.Duration,
                    $"{qualifier?.Value}PT{count.Value.ToString(CultureInfo.InvariantCulture)}{unit.Value}",
                    sentence.Quote(qualifier?.Start ?? count.Start, unit.End));
            }
        }
    }

    private static FactNumber? Count(FactSentence sentence, FactWord unit)
    {
        var written = sentence.Numbers.Where(n => n.End <= unit.Start && unit.Start - n.End <= Beside).Select(n => (FactNumber?)n).LastOrDefault();
        var word = sentence.Before(unit.Start, "count", Beside);
        return written ?? (word is { } w ? new FactNumber(int.Parse(w.Value, CultureInfo.InvariantCulture), w.Start, w.End) : null);
    }

    private static FactWord? Qualifier(FactSentence sentence, int at) =>
        sentence.Before(at, "under", Beside) ?? sentence.Before(at, "over", Beside) ?? sentence.Before(at, "about", Beside);
}
