using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>Where negotiators or leaders meet: a place behind "in", in a sentence about a meeting.</summary>
internal sealed class VenueRule : IFactRule
{
    private static readonly Sign Contact = SignTable.Of("talks") | SignTable.Of("round") | SignTable.Of("meeting") | SignTable.Of("summit");
    private static readonly string[] Prepositions = ["in", "at", "to", "у", "в", "до", "на", "во"];

    public IEnumerable<Fact> Read(FactSentence sentence) => !sentence.Signs.Overlaps(Contact)
        ? []
        : sentence.Entities
            .Where(h => h.Term.Entity!.Kind == EntityKind.Venue && Prepositions.Contains(WordBefore(sentence, h.Start)))
            .Select(h => new Fact(FactKind.Venue, h.Term.Entity!.Name, sentence.Quote(h.Start, h.End)));

    private static string WordBefore(FactSentence sentence, int at)
    {
        var end = at;
        while (end > sentence.Start && !char.IsLetter(sentence.All[end - 1]))
        {
            end--;
        }

        var start = end;
        while (start > sentence.Start && char.IsLetter(sentence.All[start - 1]))
        {
            start--;
        }

        return sentence.All[start..end].ToLowerInvariant();
    }
}
