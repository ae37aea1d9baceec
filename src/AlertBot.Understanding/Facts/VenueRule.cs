using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>
/// Where negotiators or leaders meet: a place behind "in" in a sentence about a meeting, before its name ("the Alaska summit"), or left
/// by two people together.
/// </summary>
internal sealed class VenueRule : IFactRule
{
    /// <summary>"Istanbul peace talks": one word may stand between.</summary>
    private const int Beside = 10;

    private static readonly Sign Contact = SignTable.Of("talks") | SignTable.Of("round") | SignTable.Of("meeting") | SignTable.Of("summit");
    private static readonly string[] Prepositions = ["in", "at", "to", "у", "в", "до", "на", "во"];
    private static readonly string[] Leaving = ["leave", "leaves", "left", "leaving", "залишили", "залишають", "покинули", "покидають", "покидают"];

    /// <summary>"A meeting in Washington is not planned" gives no venue.</summary>
    public bool Concerns(FactSentence sentence) => !sentence.CallsOff && sentence.Entities.Exists(h => h.Term.Entity!.Kind == EntityKind.Venue);

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        var meets = sentence.Signs.Overlaps(Contact);
        return sentence.Entities
            .Where(h => h.Term.Entity!.Kind == EntityKind.Venue && IsVenue(sentence, h, meets))
            .Select(h => new Fact(FactKind.Venue, h.Term.Entity!.Name, sentence.Quote(h.Start, h.End)));
    }

    private static bool IsVenue(FactSentence sentence, Hit place, bool meets)
    {
        var before = WordBefore(sentence, place.Start);
        return (meets && ((Prepositions.Contains(before) && !MayBe(sentence, place)) || NamesMeeting(sentence, place))) || (Leaving.Contains(before) && HasTwoPeople(sentence));
    }

    /// <summary>"Talks could move to Geneva".</summary>
    private static bool MayBe(FactSentence sentence, Hit place) => sentence.Of("may").Any(word => Mood.IsOneClause(sentence, word.End, place.Start));

    private static bool NamesMeeting(FactSentence sentence, Hit place) => sentence.Signed.Any(h =>
        h.Term.Entity is null && h.Term.Sign.Overlaps(Contact) && h.Start > place.End && h.Start - place.End <= Beside
        && sentence.All[place.End..h.Start].All(c => c == ' ' || char.IsLetter(c)));

    private static bool HasTwoPeople(FactSentence sentence) =>
        sentence.Entities.Select(h => h.Term.Entity!).Where(e => e.Kind is EntityKind.Leader or EntityKind.Negotiator or EntityKind.BrokerLeader or EntityKind.BrokerEnvoy or EntityKind.SupporterLeader).Select(e => e.Name).Distinct().Skip(1).Any();

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
