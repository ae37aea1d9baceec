namespace AlertBot.Understanding.Facts;

/// <summary>"Third round", "третій раунд": the number of the round. One that will not be, or only could be, is none.</summary>
internal sealed class RoundRule : IFactRule
{
    private const int Between = 14;

    /// <summary>What stands further away, or behind a comma, is said of something else.</summary>
    private const int Beside = 60;

    public bool Concerns(FactSentence sentence) => sentence.Has("round");

    public IEnumerable<Fact> Read(FactSentence sentence) =>
        from round in sentence.Of("round")
        let ordinal = sentence.Before(round.Start, "ordinal", Between)
        where ordinal is not null && !IsUnreal(sentence, ordinal.Value.Start, round.End)
        select new Fact(FactKind.Round, ordinal.Value.Value, sentence.Quote(ordinal.Value.Start, round.End));

    private static bool IsUnreal(FactSentence sentence, int from, int to) => sentence.Of("unreal").Concat(sentence.Of("called-off")).Any(word =>
        word.Start < from ? IsOneClause(sentence, Math.Min(word.End, from), from) : word.Start >= to && IsOneClause(sentence, to, word.Start));

    private static bool IsOneClause(FactSentence sentence, int from, int to) =>
        to - from <= Beside && sentence.All.AsSpan(from, to - from).IndexOfAny(",;:—–") < 0;
}
