using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>Who will not come to a meeting that a sentence speaks of; the meeting may be held without them.</summary>
internal sealed class AbsenceRule : IFactRule
{
    /// <summary>What stands further from the words is something else that the sentence tells.</summary>
    private const int BesideMeeting = 60;

    /// <summary>One pulls out of a town as well: the meeting that is left stands right behind the words.</summary>
    private const int RightBehind = 20;

    private static readonly string[] Otherwise = ["before", "after", "ahead", "as", "amid", "during"];

    private static readonly Sign Contact = SignTable.Of("talks") | SignTable.Of("round") | SignTable.Of("meeting") | SignTable.Of("summit");

    /// <summary>A question, a threat and "does not rule out" leave it open.</summary>
    public bool Concerns(FactSentence sentence) => sentence.Has("stays-away") && !sentence.Has("open") && !sentence.IsQuestion;

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        foreach (var word in sentence.Of("stays-away").Where(w => w.Value == "announced" || IsTitle(sentence)))
        {
            if (!Mood.IsNegated(sentence, word) && IsBesideMeeting(sentence, word) && sentence.ActorBefore(word.Start, Actors.CanAct) is { } by)
            {
                yield return new Fact(FactKind.Absence, "stays away", sentence.Text, by.Name, by.Side);
            }
        }
    }

    /// <summary>"Putin refused to come in May" is news as a headline, and further down a memory.</summary>
    private static bool IsTitle(FactSentence sentence) => sentence.Start == 0;

    private static bool IsBesideMeeting(FactSentence sentence, FactWord word) => sentence.Signed.Exists(h =>
        (h.Term.Entity is { Kind: EntityKind.Venue } || (h.Term.Entity is null && h.Term.Sign.Overlaps(Contact)))
        && (word.Value == "left" ? IsRightBehind(sentence, word, h) : h.Start - word.End <= BesideMeeting && word.Start - h.End <= BesideMeeting));

    private static bool IsRightBehind(FactSentence sentence, FactWord word, Hit meeting) => meeting.Start >= word.End && meeting.Start - word.End <= RightBehind
        && !sentence.All[word.End..meeting.Start].Split(' ').Any(between => Otherwise.Contains(between, StringComparer.OrdinalIgnoreCase));
}
