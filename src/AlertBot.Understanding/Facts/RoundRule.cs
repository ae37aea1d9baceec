namespace AlertBot.Understanding.Facts;

/// <summary>"Third round", "третій раунд": the number of the round.</summary>
internal sealed class RoundRule : IFactRule
{
    private const int Between = 14;

    public bool Concerns(FactSentence sentence) => sentence.Has("round");

    public IEnumerable<Fact> Read(FactSentence sentence) =>
        from round in sentence.Of("round")
        let ordinal = sentence.Before(round.Start, "ordinal", Between)
        where ordinal is not null
        select new Fact(FactKind.Round, ordinal.Value.Value, sentence.Quote(ordinal.Value.Start, round.End));
}
