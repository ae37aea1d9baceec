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
/// <param name="Side">Of an absence: the party that <paramref name="By"/> is or stands for; null for third parties, and in facts kept by an earlier version.</param>
public sealed record Fact(FactKind Kind, string Value, string Quote, string? By = null, string? Side = null)
{
    /// <summary>
    /// Two absences from one meeting that are one news: of the same, or of a party and of whoever stands for it. Two people of a party are two.
    /// </summary>
    internal bool IsSameAbsence(Fact other) => By == other.By || (Side is not null && Side == other.Side && (By == Side || other.By == Side));
}

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
