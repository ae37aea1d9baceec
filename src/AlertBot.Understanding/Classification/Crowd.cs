using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>Who stands together in one sentence, and what follows from that.</summary>
internal struct Crowd
{
    private string? _side;
    private string? _leader;
    private string? _leaderSide;
    private string? _supported;
    private bool _acrossLines;
    private Sign _signs;

    public readonly Sign Signs => _acrossLines ? _signs | SignTable.AcrossLines : _signs;

    public void Add(Entity entity)
    {
        _signs |= IsSecond(SideOf(entity), ref _side) ? SignTable.BothParties : Sign.None;
        _signs |= IsSecond(LeaderOf(entity), ref _leader) ? SignTable.TwoLeaders : Sign.None;
        switch (entity.Kind)
        {
            case EntityKind.Leader:
                _acrossLines |= _supported is not null && _supported != entity.Side;
                _leaderSide ??= entity.Side;
                break;
            case EntityKind.SupporterLeader when entity.Supports is { } supported:
                _acrossLines |= _leaderSide is not null && _leaderSide != supported;
                _supported ??= supported;
                break;
        }
    }

    private static string? SideOf(Entity entity) => entity.Side ?? (entity.Kind == EntityKind.Party ? entity.Name : null);

    private static string? LeaderOf(Entity entity) => entity.Kind is EntityKind.Leader or EntityKind.BrokerLeader ? entity.Name : null;

    /// <summary>True when a name was seen before and this is another.</summary>
    private static bool IsSecond(string? name, ref string? first)
    {
        first ??= name;
        return name is not null && name != first;
    }
}
