using AlertBot.Understanding.Classification;

namespace AlertBot.Understanding.Facts;

/// <summary>What a meeting led to.</summary>
internal sealed class OutcomeRule : IFactRule
{
    private static readonly Sign Subject = SignTable.Of("talks") | SignTable.Of("round") | SignTable.Of("meeting") | SignTable.Of("summit")
        | SignTable.Of("peace-plan") | SignTable.Of("exchange") | SignTable.Of("agreement") | SignTable.Of("progress");

    public bool Concerns(FactSentence sentence) => sentence.Signs.Overlaps(Subject) && sentence.Has("outcome");

    public IEnumerable<Fact> Read(FactSentence sentence) => sentence.Of("outcome").Where(w => Mood.IsReal(sentence, w)).Select(w => new Fact(FactKind.Outcome, w.Value, sentence.Text));
}
