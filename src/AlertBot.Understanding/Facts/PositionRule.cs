using AlertBot.Understanding.Classification;

namespace AlertBot.Understanding.Facts;

/// <summary>What a speaker of a party or a broker holds: war goals, or a stand on one of the topics of the talks.</summary>
internal sealed class PositionRule : IFactRule
{
    private static readonly Sign Stand = SignTable.Of("stance") | SignTable.Of("refusal") | SignTable.Of("speech");

    public bool Concerns(FactSentence sentence) => sentence.Has("goals") || sentence.Signs.Overlaps(Stand);

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        if (sentence.First("goals") is { } goals)
        {
            var by = sentence.ActorBefore(goals.Start, Actors.CanSpeak) ?? sentence.ActorAfter(goals.End, Actors.CanSpeak);
            return by is null ? [] : [new Fact(FactKind.Position, goals.Value, sentence.Text, by.Name)];
        }

        return sentence.Signs.Overlaps(Stand) && !sentence.Has("proposes") && sentence.Topic is { } topic
            && sentence.ActorBefore(sentence.End, Actors.CanSpeak) is not null
            ? [new Fact(FactKind.Position, "on " + topic, sentence.Text, sentence.ActorAfter(sentence.Start, Actors.CanSpeak)!.Name)]
            : [];
    }
}
