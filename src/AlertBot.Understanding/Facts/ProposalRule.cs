namespace AlertBot.Understanding.Facts;

/// <summary>Who offers what: "Ukraine has proposed a 30-day ceasefire".</summary>
internal sealed class ProposalRule : IFactRule
{
    public bool Concerns(FactSentence sentence) => sentence.Has("proposes") && sentence.Topic is not null;

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        if (sentence.First("proposes") is not { } verb || sentence.Topic is not { } topic)
        {
            yield break;
        }

        var by = sentence.ActorBefore(verb.Start, Actors.CanAct) ?? sentence.ActorAfter(verb.End, Actors.CanAct);
        if (by is not null)
        {
            yield return new Fact(FactKind.Proposal, topic, sentence.Text, Actors.Acting(by));
        }
    }
}
