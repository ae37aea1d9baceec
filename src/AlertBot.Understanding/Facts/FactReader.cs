using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>Reads the facts of an item that belongs to a dossier: every rule on every sentence, each fact once.</summary>
internal static class FactReader
{
    private static readonly IFactRule[] Rules =
    [
        new RoundRule(), new VenueRule(), new MeetingDateRule(), new DurationRule(), new DelegationRule(), new MediatorRule(),
        new ExchangeRule(), new ProposalRule(), new LeadersMeetingTermsRule(), new AbsenceRule(), new AnswerRule(), new PositionRule(), new AttributionRule(), new OutcomeRule(),
    ];

    public static TalkFacts Read(SignedText text, ItemText item)
    {
        var words = FactWords.Embedded.Find(text.Words);
        Entity? speaker = null;
        var facts = new List<Fact>();
        foreach (var signed in text.Sentences)
        {
            var sentence = Sentence(text, signed, words, item, speaker);
            foreach (var rule in Rules)
            {
                if (rule.Concerns(sentence))
                {
                    facts.AddRange(rule.Read(sentence));
                }
            }

            speaker = sentence.ActorAfter(sentence.Start, Actors.CanSpeak);
        }

        return new TalkFacts([.. Resolve([.. facts.DistinctBy(f => (f.Kind, f.Value, f.By))])]);
    }

    /// <summary>Who leads a delegation is not also its member, and "3 working groups" says more than "working groups".</summary>
    private static IEnumerable<Fact> Resolve(List<Fact> facts) => facts.Where(f => f.Kind switch
    {
        FactKind.Delegate => !facts.Exists(o => o.Kind == FactKind.DelegationHead && o.Value == f.Value),
        FactKind.Proposal => !facts.Exists(o => o.Kind == f.Kind && o.By == f.By && o.Value.Length > f.Value.Length && o.Value.EndsWith(f.Value, StringComparison.Ordinal)),
        _ => true,
    });

    private static FactSentence Sentence(SignedText text, SignedSentence sentence, List<FactWord> words, ItemText item, Entity? speakerBefore) => new(
        text.Words.All,
        sentence.Start,
        sentence.End,
        sentence.Signs,
        Within(words, sentence, w => w.Start, w => w.End),
        Within(text.Hits, sentence, h => h.Start, h => h.End),
        item.Published.Date,
        speakerBefore);

    /// <summary>Of what stands in the order of its starts, that which lies in a sentence; the cost does not grow with the rest of the item.</summary>
    private static List<T> Within<T>(List<T> ordered, SignedSentence sentence, Func<T, int> start, Func<T, int> end)
    {
        var (low, high) = (0, ordered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = start(ordered[middle]) < sentence.Start ? (middle + 1, high) : (low, middle);
        }

        var inside = new List<T>();
        for (; low < ordered.Count && start(ordered[low]) < sentence.End; low++)
        {
            if (end(ordered[low]) <= sentence.End)
            {
                inside.Add(ordered[low]);
            }
        }

        return inside;
    }
}
