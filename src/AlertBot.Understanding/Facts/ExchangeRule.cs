using System.Buffers;
using System.Globalization;

namespace AlertBot.Understanding.Facts;

/// <summary>How many people, bodies or children were or will be exchanged; <c>&gt;1200</c> is "over 1,200".</summary>
internal sealed class ExchangeRule : IFactRule
{
    private const int Beside = 28;

    /// <summary>"of more than" and the like.</summary>
    private const int Between = 16;

    private static readonly SearchValues<char> Joining =
        SearchValues.Create([' ', .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsLetter(c))]);

    private static readonly (string Group, FactKind Kind)[] Counted =
        [("bodies", FactKind.BodiesExchanged), ("children", FactKind.ChildrenReturned), ("people", FactKind.PeopleExchanged)];

    public bool Concerns(FactSentence sentence) => sentence.Has("exchange");

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        foreach (var number in sentence.Numbers.Where(n => n.Value is > 0 and not (>= 2014 and <= 2030) && !IsOpen(sentence, n)))
        {
            var qualifier = sentence.Before(number.Start, "over", 3) ?? sentence.Before(number.Start, "about", 3);
            var count = qualifier?.Value + number.Value.ToString(CultureInfo.InvariantCulture);
            if (BodiesOf(sentence, number) is { } bodies)
            {
                yield return new Fact(FactKind.BodiesExchanged, count, sentence.Quote(bodies.Start, number.End));
                continue;
            }

            var nearest = Counted
                .Select(c => (c.Kind, Word: Nearest(sentence, number, c.Group)))
                .Where(c => c.Word is not null)
                .OrderBy(c => c.Word!.Value.Start)
                .FirstOrDefault();
            if (nearest.Word is { } word)
            {
                yield return new Fact(nearest.Kind, count, sentence.Quote(qualifier?.Start ?? number.Start, Math.Max(number.End, word.End)));
            }
        }
    }

    /// <summary>"Could swap 1,200 prisoners", "refuses to release 1,000", "has not returned 6,000 bodies".</summary>
    private static bool IsOpen(FactSentence sentence, FactNumber number) =>
        sentence.Of("rejects").Any(no => Mood.IsOneClause(sentence, no.End, number.Start))
        || sentence.Of("exchange").Where(word => Mood.IsOneClause(sentence, word.End, number.Start)).Select(word => (FactWord?)word).LastOrDefault() is { } told && !Mood.IsReal(sentence, told);

    /// <summary>"The bodies of over 1,000 soldiers", "тіла 1000 загиблих": who is counted are the dead, whatever is said of them behind the number.</summary>
    private static FactWord? BodiesOf(FactSentence sentence, FactNumber number) =>
        sentence.Before(number.Start, "bodies", Between) is { } bodies && sentence.All.AsSpan(bodies.End, number.Start - bodies.End).IndexOfAnyExcept(Joining) < 0 ? bodies : null;

    private static FactWord? Nearest(FactSentence sentence, FactNumber number, string group) => sentence.After(number.End, group, Beside);
}
