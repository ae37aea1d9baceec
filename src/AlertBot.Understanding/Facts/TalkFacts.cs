using System.Collections.Immutable;

namespace AlertBot.Understanding.Facts;

/// <summary>What an item says of the negotiation itself; every fact carries the words it was read from.</summary>
public sealed record TalkFacts(ImmutableArray<Fact> All)
{
    public static TalkFacts None { get; } = new([]);

    public Fact? First(FactKind kind) => All.FirstOrDefault(f => f.Kind == kind);
}

/// <param name="Value">Canonical, independent of the item's language: a number, an ISO date, a duration (ISO 8601), a dossier name or a short English phrase.</param>
/// <param name="Quote">The shortest words of the item that carry it.</param>
/// <param name="By">Canonical name of who says, proposes, leads or hosts, when the item tells.</param>
public sealed record Fact(FactKind Kind, string Value, string Quote, string? By = null);

public enum FactKind
{
    Round,
    Venue,
    HeldOn,
    PlannedFor,
    Duration,
    DelegationHead,
    Delegate,
    Mediator,
    PeopleExchanged,
    BodiesExchanged,
    ChildrenReturned,
    Proposal,
    ProposalAnswer,
    Position,
    Claim,
    Denial,
    Confirmation,
    Outcome,

    /// <summary>Somebody will not come to a meeting.</summary>
    Absence,
}
