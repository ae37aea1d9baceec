using NodaTime;

namespace AlertBot.Understanding.Deadlines;

/// <summary>
/// Whether two reports tell of one deadline. Symmetric, and blind to everything but the two reports: what belongs together
/// must not depend on which report happened to arrive first.
/// </summary>
internal static class SameDeadline
{
    /// <summary>A deadline that moves, moves within a season; further apart, two dates are two deadlines.</summary>
    private const int LongestMoveDays = 120;

    /// <summary>How an ended deadline turned out is told for a while after its day.</summary>
    private const int AftermathDays = 30;

    /// <summary>A meeting that is called off without its day being named is one that was near.</summary>
    private const int NearDays = 45;

    public static bool Holds(LedgerRevision one, LedgerRevision other) =>
        one.Statement is { } a && other.Statement is { } b
        && ((one.At, a.Change, a.IsUndated, a.Due.Earliest, a.Due.Latest).CompareTo((other.At, b.Change, b.IsUndated, b.Due.Earliest, b.Due.Latest)) <= 0 ? Holds(a, one.At, b, other.At) : Holds(b, other.At, a, one.At));

    private static bool Holds(DeadlineStatement earlier, Instant earlierAt, DeadlineStatement later, Instant laterAt)
    {
        if (!Overlap(earlier, laterAt, later) || Conflict(earlier, later))
        {
            return false;
        }

        if (later.IsOutcome)
        {
            return Ends(earlier, later, laterAt.InUtc().Date);
        }

        if (earlier.IsUndated)
        {
            return false;
        }

        return later.Due.InDays() == earlier.Due.InDays() ? ShareAnything(earlier, later)
            : Touch(earlier.Due, later.Due) ? earlier.Kind == later.Kind && (earlier.Kind != DeadlineKind.Scheduled || SameAppointment.IsLikely(earlier, later))
            : earlierAt != laterAt && Moves(earlier, later);
    }

    /// <summary>
    /// An outcome that names the day ends what was due on it; one that names none ends what the same power demanded of the same
    /// addressee, or the one meeting of its sort that was near.
    /// </summary>
    private static bool Ends(DeadlineStatement earlier, DeadlineStatement outcome, LocalDate told)
    {
        var isTooSoon = outcome.Change != DeadlineChange.Withdrawn && earlier.Due.Earliest > told.PlusDays(1);
        if (isTooSoon || earlier.Kind != outcome.Kind)
        {
            return false;
        }

        return outcome.IsUndated
            ? (IsOneUltimatum(earlier, outcome) || (earlier.Kind == DeadlineKind.Scheduled && Agree(earlier.Action, outcome.Action))) && earlier.Due.Latest <= told.PlusDays(NearDays)
            : earlier.Due.Earliest <= outcome.Due.Latest && outcome.Due.Earliest <= earlier.Due.Latest.PlusDays(1);
    }

    /// <summary>The older one was still ahead when the newer was published.</summary>
    private static bool Overlap(DeadlineStatement earlier, Instant laterAt, DeadlineStatement later) =>
        laterAt.InUtc().Date <= earlier.Due.Latest.PlusDays(later.IsOutcome ? AftermathDays : 0);

    /// <summary>Different people, different addressees or different matters: never the same, however close the dates.</summary>
    private static bool Conflict(DeadlineStatement a, DeadlineStatement b) =>
        (a.Kind != DeadlineKind.Scheduled && b.Kind != DeadlineKind.Scheduled && Differ(a.SetBy, b.SetBy))
        || (AreAppointments(a, b) ? SameAppointment.IsExcluded(a, b) : Differ(a.Addressee, b.Addressee))
        || (Differ(a.Action, b.Action) && !IsOneUltimatum(a, b) && !IsOneDay(a, b));

    private static bool AreAppointments(DeadlineStatement a, DeadlineStatement b) => a.Kind == DeadlineKind.Scheduled && b.Kind == DeadlineKind.Scheduled;

    /// <summary>What one power says to another about one day is one thing, whether a report words it as threat, demand or promise.</summary>
    private static bool IsOneDay(DeadlineStatement a, DeadlineStatement b) =>
        a.Kind != DeadlineKind.Scheduled && b.Kind != DeadlineKind.Scheduled && a.Due.InDays() == b.Due.InDays() && Agree(a.SetBy, b.SetBy) && Agree(a.Addressee, b.Addressee);

    /// <summary>One power presses another about one thing at a time, whatever words a report picks for the demand or the threat.</summary>
    private static bool IsOneUltimatum(DeadlineStatement a, DeadlineStatement b) =>
        a.Kind == DeadlineKind.Ultimatum && b.Kind == DeadlineKind.Ultimatum && Agree(a.SetBy, b.SetBy) && Agree(a.Addressee, b.Addressee);

    private static bool Moves(DeadlineStatement earlier, DeadlineStatement later) =>
        earlier.Kind == later.Kind
        && Math.Abs(Period.DaysBetween(earlier.Due.Latest, later.Due.Latest)) <= LongestMoveDays
        && (IsOneUltimatum(earlier, later) || (IsChange(later) && (Agree(earlier.Action, later.Action) || Agree(earlier.SetBy, later.SetBy))));

    private static bool ShareAnything(DeadlineStatement a, DeadlineStatement b) =>
        a.Kind == b.Kind || Agree(a.SetBy, b.SetBy) || Agree(a.Addressee, b.Addressee) || Agree(a.Action, b.Action);

    private static bool IsChange(DeadlineStatement s) => s.Change is DeadlineChange.Shortened or DeadlineChange.Extended;

    private static bool Touch(DueWindow a, DueWindow b) => a.Earliest <= b.Latest && b.Earliest <= a.Latest;

    private static bool Agree(string? a, string? b) => a is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool Differ(string? a, string? b) => a is not null && b is not null && !Agree(a, b);
}
