using System.Collections.Immutable;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>One item's statements, each deadline once: repetitions, vaguer windows and dates that were moved fall away.</summary>
internal static class Gathering
{
    /// <summary>More than this is no news item but a calendar; the bound keeps the comparison of each with each cheap.</summary>
    private const int Most = 40;

    public static ImmutableArray<DeadlineStatement> Of(List<DeadlineStatement> found)
    {
        var once = found
            .GroupBy(s => s.Due.InDays())
            .Take(Most)
            .Select(g => g.MinBy(s => s.Kind)!)
            .ToList();
        return [.. once.Where(s => !once.Exists(o => IsVaguer(s, o) || IsMoved(s, o)))];
    }

    private static bool IsVaguer(DeadlineStatement s, DeadlineStatement other) =>
        s != other && s.Due.Earliest <= other.Due.Earliest && s.Due.Latest >= other.Due.Latest && s.Due.InDays() != other.Due.InDays();

    private static bool IsMoved(DeadlineStatement s, DeadlineStatement other) =>
        s.Kind is DeadlineKind.Ultimatum or DeadlineKind.Effective
        && other.Kind is DeadlineKind.Ultimatum or DeadlineKind.Effective
        && ((other.Change == DeadlineChange.Extended && s.Due.Latest < other.Due.Latest) || (other.Change == DeadlineChange.Shortened && s.Change != DeadlineChange.Shortened && s.Due.Latest > other.Due.Latest));
}
