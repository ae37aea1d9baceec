namespace AlertBot.Understanding.Facts;

/// <summary>Reads one family of facts from one sentence.</summary>
internal interface IFactRule
{
    IEnumerable<Fact> Read(FactSentence sentence);
}
