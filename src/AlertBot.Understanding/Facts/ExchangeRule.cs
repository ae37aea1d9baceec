using System.Globalization;

namespace AlertBot.Understanding.Facts;

/// <summary>How many people, bodies or children were or will be exchanged; <c>&gt;1200</c> is "over 1,200".</summary>
internal sealed class ExchangeRule : IFactRule
{
    private const int Beside = 28;

    private static readonly (string Group, FactKind Kind)[] Counted =
        [("bodies", FactKind.BodiesExchanged), ("children", FactKind.ChildrenReturned), ("people", FactKind.PeopleExchanged)];

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        if (!sentence.Has("exchange"))
        {
            yield break;
        }

        foreach (var number in sentence.Numbers.Where(n => n.Value is > 0 and not (>= 2014 and <= 2030)))
        {
            var nearest = Counted
                .Select(c => (c.Kind, Word: Nearest(sentence, number, c.Group)))
                .Where(c => c.Word is not null)
                .OrderBy(c => c.Word!.Value.Start)
                .FirstOrDefault();
            if (nearest.Word is { } word)
            {
                var qualifier = sentence.Before(number.Start, "over", 3) ?? sentence.Before(number.Start, "about", 3);
                yield return new Fact(
                    nearest.Kind,
                    qualifier?.Value + number.Value.ToString(CultureInfo.InvariantCulture),
                    sentence.Quote(qualifier?.Start ?? number.Start, Math.Max(number.End, word.End)));
            }
        }
    }

    private static FactWord? Nearest(FactSentence sentence, FactNumber number, string group) => sentence.After(number.End, group, Beside);
}
