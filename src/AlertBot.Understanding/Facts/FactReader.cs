using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>Reads the facts of an item that belongs to a dossier: every rule on every sentence, each fact once.</summary>
internal static class FactReader
{
    private static readonly IFactRule[] Rules =
    [
        new RoundRule(), new VenueRule(), new MeetingDateRule(), new DurationRule(), new DelegationRule(), new MediatorRule(),
        new ExchangeRule(), new ProposalRule(), new LeadersMeetingTermsRule(), new AnswerRule(), new PositionRule(), new AttributionRule(), new OutcomeRule(),
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
                facts.AddRange(rule.Read(sentence));
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
        words.FindAll(w => w.Start >= sentence.Start && w.End <= sentence.End),
        text.Hits.FindAll(h => h.Start >= sentence.Start && h.End <= sentence.End),
        item.Published.Date,
        speakerBefore);
}
