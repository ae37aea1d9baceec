using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>Who leads a delegation, and who belongs to one.</summary>
internal sealed class DelegationRule : IFactRule
{
    private const int MemberWithin = 160;

    /// <summary>Who is replaced, or will not lead it, belongs to it no more.</summary>
    public bool Concerns(FactSentence sentence) =>
        (sentence.Has("head") || sentence.Has("delegation")) && !sentence.Has("replaces") && !sentence.Of("head").Any(head => Mood.IsNegated(sentence, head));

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        var heads = Heads(sentence).ToList();
        var members = sentence.First("delegation") is { } delegation ? Members(sentence, delegation) : [];
        return heads.Concat(members.Where(m => !heads.Exists(h => h.Value == m.Value)));
    }

    private static IEnumerable<Fact> Heads(FactSentence sentence)
    {
        foreach (var head in sentence.Of("head"))
        {
            var person = FollowsPerson(sentence, head) ? sentence.ActorBefore(head.Start, IsDelegate) : sentence.ActorAfter(head.End, IsDelegate);
            person ??= sentence.ActorBefore(head.Start, IsDelegate) ?? sentence.ActorAfter(head.End, IsDelegate);
            if (person is not null)
            {
                yield return new Fact(FactKind.DelegationHead, person.Name, sentence.Text, person.Side);
            }
        }
    }

    /// <summary>"Medinsky, head of the delegation" against "a delegation led by Medinsky".</summary>
    private static bool FollowsPerson(FactSentence sentence, FactWord head)
    {
        var words = sentence.All[head.Start..head.End];
        string[] beforePerson = ["led by", "headed by", "на чолі", "во главе", "возглавляем"];
        return !Array.Exists(beforePerson, w => words.EndsWith(w, StringComparison.OrdinalIgnoreCase) || words.Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<Fact> Members(FactSentence sentence, FactWord delegation) =>
        from hit in sentence.Entities
        let entity = hit.Term.Entity!
        where IsDelegate(entity) && Math.Abs(hit.Start - delegation.Start) <= MemberWithin
        select new Fact(FactKind.Delegate, entity.Name, sentence.Text, entity.Side);

    private static bool IsDelegate(Entity entity) => entity.Kind is EntityKind.Negotiator or EntityKind.Official or EntityKind.BrokerEnvoy;
}
