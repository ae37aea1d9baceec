using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Facts;

/// <summary>Who can do what in a fact.</summary>
internal static class Actors
{
    public static bool CanAct(Entity entity) => entity.IsOfParty || entity.Kind is EntityKind.Party or EntityKind.Broker
        or EntityKind.BrokerLeader or EntityKind.BrokerEnvoy or EntityKind.Supporter or EntityKind.SupporterLeader;

    public static bool CanSpeak(Entity entity) => entity.Kind is EntityKind.Leader or EntityKind.Negotiator or EntityKind.Official
        or EntityKind.Organisation or EntityKind.BrokerLeader or EntityKind.BrokerEnvoy or EntityKind.SupporterLeader;

    /// <summary>Whoever acts for a party acts as the party: an offer of Medinsky's is Russia's.</summary>
    public static string Acting(Entity entity) => entity.Side ?? entity.Name;
}
