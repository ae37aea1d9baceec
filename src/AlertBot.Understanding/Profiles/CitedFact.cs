using System.Collections.Immutable;
using AlertBot.Understanding.Facts;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Understanding.Profiles;

/// <summary>A report as a profile uses it.</summary>
/// <param name="Item">Its key in the caller's store.</param>
/// <param name="Voice">Publishers of one family are one voice.</param>
public sealed record ProfileReport(long Item, Instant Published, string Voice, TalkFacts Facts);

/// <summary>A fact and where it stands.</summary>
/// <param name="Report">The newest that tells it.</param>
/// <param name="Voices">How many independent publishers tell the same.</param>
public sealed record CitedFact(Fact Fact, ProfileReport Report, int Voices)
{
    /// <summary>The fact's value as a day, or null when it is none.</summary>
    public LocalDate? Day => LocalDatePattern.Iso.Parse(Fact.Value).TryGetValue(default, out var day) ? day : null;
}

/// <summary>All facts of all reports, the newest report first and within one in the order of its text.</summary>
internal sealed class CitedFacts
{
    private readonly ILookup<FactKind, CitedFact> _byKind;

    public CitedFacts(IEnumerable<ProfileReport> reports)
    {
        // Of the same moment, the one that was stored later: the order must not depend on the caller's.
        List<ProfileReport> newest = [.. reports.OrderByDescending(r => r.Published).ThenByDescending(r => r.Item)];
        var voices = newest
            .SelectMany(r => r.Facts.All.Select(f => (Key: (f.Kind, f.Value, f.By), r.Voice)))
            .ToLookup(f => f.Key, f => f.Voice);
        _byKind = newest
            .SelectMany(r => r.Facts.All.Select(f => new CitedFact(f, r, voices[(f.Kind, f.Value, f.By)].Distinct(StringComparer.Ordinal).Count())))
            .ToLookup(f => f.Fact.Kind);
    }

    public IEnumerable<CitedFact> Of(FactKind kind) => _byKind[kind];

    public CitedFact? Newest(FactKind kind) => _byKind[kind].FirstOrDefault();
}

/// <summary>Who speaks for a party at the table.</summary>
/// <param name="Head">As the newest report that names one tells it.</param>
/// <param name="Members">Of the newest report that names any, the head left out.</param>
public sealed record Delegation(string Party, CitedFact? Head, ImmutableArray<CitedFact> Members)
{
    /// <returns>Null when no report names anybody.</returns>
    internal static Delegation? Of(string party, CitedFacts facts)
    {
        var head = facts.Of(FactKind.DelegationHead).FirstOrDefault(f => f.Fact.By == party);
        var named = facts.Of(FactKind.Delegate).Where(f => f.Fact.By == party).ToList();
        ImmutableArray<CitedFact> members = [.. named.Where(m => m.Report == named[0].Report && m.Fact.Value != head?.Fact.Value)];
        return head is null && members.IsEmpty ? null : new Delegation(party, head, members);
    }
}

/// <summary>An offer and what others said to it.</summary>
/// <param name="Answers">The newest of each who answered, from sentences that speak of this offer.</param>
public sealed record Proposal(CitedFact Offer, ImmutableArray<CitedFact> Answers)
{
    internal static IEnumerable<Proposal> AllOf(CitedFacts facts) =>
        from offers in facts.Of(FactKind.Proposal).GroupBy(f => (f.Fact.Value, f.Fact.By))
        select new Proposal(offers.First(), [.. facts.Of(FactKind.ProposalAnswer).Where(a => offers.Any(o => IsAnswer(a, o))).DistinctBy(a => a.Fact.By)]);

    /// <summary>"Ukraine offers a ceasefire, which Russia rejects": the sentence binds the answer to the offer.</summary>
    private static bool IsAnswer(CitedFact answer, CitedFact offer) =>
        answer.Report == offer.Report && answer.Fact.By != offer.Fact.By && answer.Fact.Quote == offer.Fact.Quote;
}
