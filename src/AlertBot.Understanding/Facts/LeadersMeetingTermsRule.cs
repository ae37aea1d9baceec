using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>A meeting of leaders that is made dependent on something else first.</summary>
internal sealed class LeadersMeetingTermsRule : IFactRule
{
    public bool Concerns(FactSentence sentence) => sentence.Has("leaders-meeting") && sentence.Has("first-conditions");

    /// <summary>"He also stated ...": the speaker may stand in the sentence before.</summary>
    public IEnumerable<Fact> Read(FactSentence sentence) =>
        sentence.First("leaders-meeting") is { } meeting && sentence.First("first-conditions") is { } terms
            ? [new Fact(FactKind.Proposal, terms.Value, sentence.Text, Speaker(sentence, Math.Max(meeting.Start, terms.Start)))]
            : [];

    private static string? Speaker(FactSentence sentence, int at)
    {
        var speaker = sentence.ActorBefore(at, e => e.Kind is EntityKind.Negotiator or EntityKind.Official or EntityKind.Organisation) ?? sentence.SpeakerBefore;
        return speaker is null ? null : Actors.Acting(speaker);
    }
}
