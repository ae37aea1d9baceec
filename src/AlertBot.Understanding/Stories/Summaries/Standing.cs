using System.Collections.Immutable;
using AlertBot.Understanding.Facts;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>How well a story is founded.</summary>
/// <param name="Independent">Voices that are neither each other's family nor a state's.</param>
/// <param name="StateVoices">Voices of state media.</param>
/// <param name="FirstBy">The publisher that had it first.</param>
public sealed record Standing(
    int Independent,
    int StateVoices,
    string FirstBy,
    long FirstItem,
    ImmutableArray<SummaryFact> Claims,
    ImmutableArray<SummaryFact> Denials,
    ImmutableArray<SummaryFact> Confirmations)
{
    /// <summary>One voice is a report; two that do not depend on each other, or a party's own word, confirm it.</summary>
    public bool IsConfirmed => Independent >= 2 || !Confirmations.IsEmpty;

    public bool IsDenied => !Denials.IsEmpty;

    public static Standing Of(IReadOnlyList<SummarySource> sources)
    {
        var first = sources.MinBy(s => (s.Published, s.Item))!;
        return new Standing(
            sources.Where(s => s.StateMedia is null).Select(s => s.Voice).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            sources.Where(s => s.StateMedia is not null).Select(s => s.Voice).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            first.Publisher,
            first.Item,
            Of(sources, FactKind.Claim),
            Of(sources, FactKind.Denial),
            Of(sources, FactKind.Confirmation));
    }

    private static ImmutableArray<SummaryFact> Of(IReadOnlyList<SummarySource> sources, FactKind kind) =>
    [
        .. sources
            .SelectMany(s => s.Facts.All.Where(f => f.Kind == kind && f.By is not null).Select(f => new SummaryFact(kind, f.Value, f.By, s.Item)))
            .DistinctBy(f => f.By),
    ];
}
