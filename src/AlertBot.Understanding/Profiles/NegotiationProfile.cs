using System.Collections.Immutable;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Understanding.Profiles;

/// <summary>
/// A negotiation as its reports draw it: who talks with whom, where, for which time, what is offered and what came of it. A pure function
/// of the reports; every entry names the fact and the report that it was taken from, so nothing is said that no source says. Of two
/// reports the newer is believed; what only an older one tells stays.
/// </summary>
/// <param name="Parties">Canonical names, in the order of the dossier's file.</param>
/// <param name="Delegations">One for each party that a report names anybody of, in the order of the parties.</param>
/// <param name="Mediator">Of the newest report that names one; so are the others.</param>
/// <param name="Proposals">The newest first; the same by the same author counts once, as the newest report tells it.</param>
/// <param name="Exchanges">The newest of people, of bodies and of children.</param>
/// <param name="Positions">The newest of each speaker.</param>
public sealed record NegotiationProfile(
    ImmutableArray<string> Parties,
    ImmutableArray<Delegation> Delegations,
    CitedFact? Mediator,
    CitedFact? Venue,
    CitedFact? Round,
    CitedFact? HeldOn,
    CitedFact? PlannedFor,
    CitedFact? Outcome,
    ImmutableArray<Proposal> Proposals,
    ImmutableArray<CitedFact> Exchanges,
    ImmutableArray<CitedFact> Positions,
    TalksStatus Status)
{
    /// <param name="reports">Of this dossier, in any order.</param>
    /// <param name="today">Decides whether a planned meeting is still ahead.</param>
    public static NegotiationProfile Of(Dossier dossier, IEnumerable<ProfileReport> reports, LocalDate today)
    {
        var facts = new CitedFacts(reports);
        ImmutableArray<string> parties = [.. dossier.Entities.Where(e => e.Kind == EntityKind.Party).Select(e => e.Name)];
        return new NegotiationProfile(
            parties,
            [.. parties.Select(party => Delegation.Of(party, facts)).OfType<Delegation>()],
            facts.Newest(FactKind.Mediator),
            facts.Newest(FactKind.Venue),
            facts.Newest(FactKind.Round),
            facts.Newest(FactKind.HeldOn),
            facts.Newest(FactKind.PlannedFor),
            facts.Newest(FactKind.Outcome),
            [.. Proposal.AllOf(facts)],
            [.. new[] { FactKind.PeopleExchanged, FactKind.BodiesExchanged, FactKind.ChildrenReturned }.Select(facts.Newest).OfType<CitedFact>()],
            [.. facts.Of(FactKind.Position).DistinctBy(f => f.Fact.By)],
            StatusOf(facts, today));
    }

    private static TalksStatus StatusOf(CitedFacts facts, LocalDate today)
    {
        if (facts.Newest(FactKind.PlannedFor)?.Day >= today)
        {
            return TalksStatus.Planned;
        }

        return facts.Newest(FactKind.HeldOn) is not null || facts.Newest(FactKind.Outcome) is not null ? TalksStatus.Held : TalksStatus.Unknown;
    }
}

/// <summary>What stage the meetings are at; what came of them is the profile's outcome.</summary>
public enum TalksStatus
{
    /// <summary>No report tells of a meeting with a date or an outcome.</summary>
    Unknown,

    /// <summary>A meeting is ahead.</summary>
    Planned,

    /// <summary>The last one that is known of is over.</summary>
    Held,
}
