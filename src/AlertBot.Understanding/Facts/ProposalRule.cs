using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>Who offers what: "Ukraine has proposed a 30-day ceasefire".</summary>
internal sealed class ProposalRule : IFactRule
{
    /// <summary>"The proposal of the three leaders of Europe" is of nobody that the first words name.</summary>
    private const int Beside = 12;

    private static readonly string[] Articles = [" the ", " a ", " an ", " this ", " any "];
    private static readonly string[] Participles = ["запропонован", "предложенн"];

    public bool Concerns(FactSentence sentence) => sentence.Has("proposes") && sentence.Topic is not null;

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        if (sentence.First("proposes") is not { } verb || sentence.Topic is not { } topic)
        {
            yield break;
        }

        if (Mood.IsPlain(sentence, verb) && By(sentence, verb) is { } by)
        {
            yield return new Fact(FactKind.Proposal, topic, sentence.Text, Actors.Acting(by));
        }
    }

    /// <summary>"The proposed ceasefire" and what somebody turns down or takes are of whoever is named behind: "proposed by Ukraine".</summary>
    private static Entity? By(FactSentence sentence, FactWord verb)
    {
        var before = sentence.Entities.FindLast(h => h.End <= verb.Start && Actors.CanAct(h.Term.Entity!));
        return before.Term is null || IsParticiple(sentence, verb) || AnswerRule.Groups.Any(group => sentence.Of(group).Any(w => w.Start >= before.End && w.End <= verb.Start))
            ? sentence.Entities.Find(h => h.Start >= verb.End && h.Start - verb.End <= Beside && Actors.CanAct(h.Term.Entity!)).Term?.Entity
            : before.Term.Entity;
    }

    private static bool IsParticiple(FactSentence sentence, FactWord verb)
    {
        var word = sentence.All[verb.Start..verb.End];
        return word.Equals("proposed", StringComparison.OrdinalIgnoreCase)
            ? Array.Exists(Articles, article => sentence.All[sentence.Start..verb.Start].EndsWith(article, StringComparison.OrdinalIgnoreCase))
            : Array.Exists(Participles, start => word.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }
}
