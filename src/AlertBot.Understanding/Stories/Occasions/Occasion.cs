using System.Collections.Immutable;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Understanding.Stories.Occasions;

/// <summary>
/// The meeting or exchange that an item was read to report, in canonical form: reports in any language meet in it, whatever their words.
/// </summary>
/// <param name="Round">Its number, where the item names one alone.</param>
/// <param name="When">The day that it is planned for or was held on, or the window in which it shall be.</param>
/// <param name="Demand">The deadline that the title tells of: then it is the news, and not recalled beside other news.</param>
/// <param name="Offer">Who offers to meet. Terms offered are no occasion: they are recalled for days.</param>
internal sealed record Occasion(string? Round, ImmutableArray<string> Venues, DueWindow? When, string? Duration, string? Outcome, Count? People, Count? Bodies, Demand? Demand, string? Offer)
{
    /// <summary>The item tells that it will be.</summary>
    public bool IsAhead { get; private init; }

    /// <summary>The item tells how it went.</summary>
    public bool IsOver => Duration is not null || Outcome is not null;

    /// <summary>For explanations: "round 3, Istanbul, 2025-07-23".</summary>
    public string Shown => string.Join(", ", Parts());

    /// <returns>Null when the item says too little for an occasion to be recognised by.</returns>
    public static Occasion? Of(StoryItem item)
    {
        var facts = item.Facts;
        var planned = DayOf(facts.First(FactKind.PlannedFor));
        var occasion = new Occasion(
            Values(facts, FactKind.Round) is [var only] ? only : null,
            Values(facts, FactKind.Venue),
            (planned ?? DayOf(facts.First(FactKind.HeldOn))) is { } known ? DueWindow.On(known) : Scheduled(item),
            facts.First(FactKind.Duration)?.Value.TrimStart('<', '>', '~'),
            facts.First(FactKind.Outcome) is { } outcome ? MaterialChange.Result(outcome.Value) : null,
            Number(facts.First(FactKind.PeopleExchanged)),
            Number(facts.First(FactKind.BodiesExchanged)),
            DemandOf(item),
            facts.First(FactKind.Proposal) is { Value: "talks", By: { } by } ? by : null);
        return occasion.SaysEnough
            ? occasion with { IsAhead = !occasion.IsOver && planned is { } day && day >= item.Published.InUtc().Date }
            : null;
    }

    /// <summary>Fewer facts than must agree are no occasion; the number of a round is kept for telling it from another.</summary>
    private bool SaysEnough => Round is not null || People is not null || Bodies is not null || Demand is not null
        || (Venues.IsEmpty ? 0 : 1) + (When is null ? 0 : 1) + (Duration is null ? 0 : 1) + (Outcome is null ? 0 : 1) + (Offer is null ? 0 : 1) >= SameOccasion.Enough;

    private IEnumerable<string> Parts()
    {
        string?[] all = [Round is null ? null : "round " + Round, .. Venues, When is { } due ? Shows(due) : null, Duration, Outcome, Shows(People, "people"), Shows(Bodies, "bodies"), Demand is { } demand ? $"{demand.SetBy}: {Shows(demand.Due)}" : null, Offer is null ? null : "offered by " + Offer];
        return all.OfType<string>();
    }

    private static string? Shows(Count? count, string what) => count is { } number ? FormattableString.Invariant($"{number.Value} {what}") : null;

    private static string Shows(DueWindow due) =>
        due.IsExact ? LocalDatePattern.Iso.Format(due.Latest) : $"{LocalDatePattern.Iso.Format(due.Earliest)} to {LocalDatePattern.Iso.Format(due.Latest)}";

    private static DueWindow? Scheduled(StoryItem item) => item.Deadlines.FirstOrDefault(d => d.Kind == DeadlineKind.Scheduled)?.Due.InDays();

    private static Demand? DemandOf(StoryItem item) => item.Deadlines
        .Where(d => d.Kind != DeadlineKind.Scheduled && d.Change != DeadlineChange.Repeated && d.SetBy is not null && item.Text.Title.Contains(d.Expression, StringComparison.OrdinalIgnoreCase))
        .Select(d => new Demand(d.SetBy!, d.Due.InDays()))
        .FirstOrDefault();

    private static ImmutableArray<string> Values(TalkFacts facts, FactKind kind) => [.. facts.All.Where(f => f.Kind == kind).Select(f => f.Value).Distinct()];

    private static LocalDate? DayOf(Fact? fact) => fact is not null && LocalDatePattern.Iso.Parse(fact.Value) is { Success: true } day ? day.Value : null;

    private static Count? Number(Fact? fact) => fact is null ? null : Count.Parse(fact.Value);
}
