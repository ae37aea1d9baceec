namespace AlertBot.Understanding.Facts;

/// <summary>Who claims, denies or confirms something of the talks.</summary>
internal sealed class AttributionRule : IFactRule
{
    private static readonly (string Group, FactKind Kind)[] Verbs =
        [("claims", FactKind.Claim), ("denies", FactKind.Denial), ("confirms", FactKind.Confirmation)];

    public bool Concerns(FactSentence sentence) =>
        (sentence.Has("claims") || sentence.Has("denies") || sentence.Has("confirms")) && sentence.Topic is not null;

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        if (sentence.Topic is not { } topic)
        {
            yield break;
        }

        foreach (var (group, kind) in Verbs)
        {
            // "Has not confirmed", "neither confirms nor denies" and "declined to confirm" say nothing.
            if (sentence.Of(group).Where(v => Mood.IsPlain(sentence, v)).Select(v => (FactWord?)v).FirstOrDefault() is { } verb && (sentence.ActorBefore(verb.Start, Actors.CanAct) ?? sentence.ActorAfter(verb.End, Actors.CanAct)) is { } by)
            {
                yield return new Fact(kind, topic, sentence.Text, by.Name);
            }
        }
    }
}
