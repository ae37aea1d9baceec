namespace AlertBot.Understanding.Facts;

/// <summary>Reads one family of facts from one sentence.</summary>
internal interface IFactRule
{
    /// <summary>Whether the sentence has what the rule starts from: most have not, and this is asked of each.</summary>
    bool Concerns(FactSentence sentence);

    /// <summary>The facts of a sentence that the rule concerns.</summary>
    IEnumerable<Fact> Read(FactSentence sentence);
}
