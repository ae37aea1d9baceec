using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Facts;

namespace AlertBot.Understanding.Stories;

/// <summary>
/// What an item adds that its story did not know. Doubt counts as one more report: a needless update costs readers more than a missed detail.
/// </summary>
public static class MaterialChange
{
    private const string Agreed = "agreed on an exchange";

    private static readonly FactKind[] Counted = [FactKind.PeopleExchanged, FactKind.BodiesExchanged, FactKind.ChildrenReturned];

    /// <returns>Codes of what is new, empty for one more report.</returns>
    public static ImmutableArray<string> Of(StoryTold told, Reading reading)
    {
        if (told.IsEmpty)
        {
            return [];
        }

        (string Code, bool IsNew)[] checks =
        [
            ("outcome", Outcome(told, reading)),
            ("agreement", Agreement(told, reading)),
            ("numbers", Counted.Any(kind => Number(told, reading, kind))),
            ("round", Round(told, reading)),
            ("venue", Single(reading, FactKind.Venue) is { } venue && IsOfMeeting(reading) && !told.Values(FactKind.Venue).Contains(venue)),
            ("date", Single(reading, FactKind.PlannedFor) is { } date && !told.Values(FactKind.PlannedFor, FactKind.HeldOn).Contains(date)),
            ("absence", Of(reading, FactKind.Absence).Any(f => !told.HasAbsence(f))),
            ("denial", Of(reading, FactKind.Denial).Any(f => !told.HasBy(FactKind.Denial, f.By))),
            ("proposal-answer", Of(reading, FactKind.ProposalAnswer).Any(f => !told.Has(f))),
        ];
        return [.. checks.Where(c => c.IsNew).Select(c => c.Code)];
    }

    private static bool Outcome(StoryTold told, Reading reading) => Of(reading, FactKind.Outcome)
        .Where(f => f.Value != Agreed)
        .Any(f => !told.Values(FactKind.Outcome).Any(t => Result(t) == Result(f.Value)));

    /// <summary>"No breakthrough", "stalled" and "without agreement" are words for one result.</summary>
    internal static string Result(string outcome) => outcome is "no breakthrough" or "ended without agreement" or "limited progress" or "stalled" ? "no result" : outcome;

    private static bool Agreement(StoryTold told, Reading reading) =>
        Of(reading, FactKind.Outcome).Any(f => f.Value == Agreed) && !told.Has(Category.Agreement) && !told.Values(FactKind.Outcome).Contains(Agreed);

    /// <summary>Only the first number of a kind is the item's news; those behind it recall earlier exchanges.</summary>
    private static bool Number(StoryTold told, Reading reading, FactKind kind) =>
        reading.Facts.First(kind) is { } fact && Count.Parse(fact.Value) is { } count
        && !told.Values(kind).Any(t => Count.Parse(t) is { } known && known.IsSameAs(count));

    /// <summary>A higher number than any told is a new round; a lower one looks back, and the first one named is a detail.</summary>
    private static bool Round(StoryTold told, Reading reading)
    {
        var known = told.Values(FactKind.Round).Select(Ordinal).DefaultIfEmpty(int.MaxValue).Max();
        return Of(reading, FactKind.Round).Any(f => Ordinal(f.Value) > known);
    }

    private static int Ordinal(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>An item that names several speaks of others too, and which is its own cannot be told.</summary>
    private static string? Single(Reading reading, FactKind kind) => Of(reading, kind).Select(f => f.Value).Distinct().ToList() is [var only] ? only : null;

    private static bool IsOfMeeting(Reading reading) =>
        reading.Dossiers.Any(d => d.IsRelevant && (d.Categories.Contains(Category.Round) || d.Categories.Contains(Category.Summit)));

    private static IEnumerable<Fact> Of(Reading reading, FactKind kind) => reading.Facts.All.Where(f => f.Kind == kind);
}
