using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>A third party that mediates, hosts, or receives a delegation.</summary>
internal sealed class MediatorRule : IFactRule
{
    private static readonly Sign Meeting = SignTable.Of("meeting");

    public bool Concerns(FactSentence sentence) => sentence.Has("mediates") || Receives(sentence);

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        var mediates = sentence.First("mediates");
        var receives = Receives(sentence);
        foreach (var hit in sentence.Entities)
        {
            var entity = hit.Term.Entity!;
            if (mediates is { } word && IsThird(entity) && Math.Abs(hit.Start - word.Start) <= 60)
            {
                yield return new Fact(FactKind.Mediator, entity.Name, sentence.Text);
            }
            else if (receives && entity.Kind == EntityKind.BrokerLeader)
            {
                yield return new Fact(FactKind.Mediator, entity.Name, sentence.Text);
            }
        }
    }

    private static bool Receives(FactSentence sentence) => sentence.Signs.Overlaps(Meeting) && sentence.Has("delegation");

    private static bool IsThird(Entity entity) => entity.Kind is EntityKind.Broker or EntityKind.BrokerLeader or EntityKind.BrokerEnvoy;
}
