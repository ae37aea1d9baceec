using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Understanding.Deadlines;

/// <summary>Where a deadline stands after some of its reports, and what the next report does to it.</summary>
internal sealed record Standing(
    DueWindow Due,
    LedgerState State,
    LedgerChange Change,
    ImmutableHashSet<DueWindow> Superseded,
    ImmutableHashSet<(DueWindow Due, string Publisher)> Doubts)
{
    /// <summary>Counting from a neighbouring day gives neighbouring dates: that close, another date is a slip, not a change.</summary>
    private const int SlipDays = 2;

    /// <summary>After all reports, which are in order of publication.</summary>
    public static Standing Of(ImmutableArray<LedgerRevision> history)
    {
        Standing? standing = null;
        foreach (var revision in history.Where(r => r.Change != LedgerChange.Passed))
        {
            standing = After(standing, revision);
        }

        // A passed day counts only for the window that had passed: a report published earlier but read later may have moved it.
        var passed = history.Any(r => r.Change == LedgerChange.Passed && r.Due.Latest >= standing!.Due.Latest);
        return passed && standing!.State == LedgerState.Open ? standing with { State = LedgerState.PassedUnknown } : standing!;
    }

    public static LedgerChange ChangeOf(LedgerRevision report, ImmutableArray<LedgerRevision> history)
    {
        if (report.Change == LedgerChange.Passed)
        {
            return LedgerChange.Passed;
        }

        Standing? standing = null;
        foreach (var revision in history.Where(r => r.Change != LedgerChange.Passed))
        {
            standing = After(standing, revision);
            if (ReferenceEquals(revision, report))
            {
                break;
            }
        }

        return standing!.Change;
    }

    public static Standing After(Standing? before, LedgerRevision report)
    {
        var change = Decide(before, report);
        var start = before ?? new Standing(report.Due, LedgerState.Open, change, [], []);
        return change switch
        {
            LedgerChange.Set or LedgerChange.Shortened or LedgerChange.Extended or LedgerChange.MadePrecise => start.MovedTo(report.Due, LedgerState.Open, change),
            LedgerChange.Corrected => start.MovedTo(report.Due, report.State ?? LedgerState.Open, change),
            LedgerChange.Withdrawn => start with { State = LedgerState.Withdrawn, Change = change },
            LedgerChange.Met => start with { State = LedgerState.Met, Change = change },
            LedgerChange.Missed => start with { State = LedgerState.Missed, Change = change },
            LedgerChange.Contradicted => start with { Doubts = start.Doubts.Add((report.Due.InDays(), PublisherOf(report))), Change = change },
            _ => start with { Change = change },
        };
    }

    private Standing MovedTo(DueWindow due, LedgerState state, LedgerChange change) =>
        new(due, state, change, (due.InDays() == Due.InDays() ? Superseded : Superseded.Add(Due.InDays())).Remove(due.InDays()), []);

    private static LedgerChange Decide(Standing? before, LedgerRevision report)
    {
        if (Told(report) is { } told)
        {
            return told;
        }

        return before switch
        {
            null => LedgerChange.Set,
            _ when report.Due.InDays() == before.Due.InDays() || before.Superseded.Contains(report.Due.InDays()) => LedgerChange.Repeated,
            { State: not LedgerState.Open } => LedgerChange.Set,
            _ when Within(before.Due, report.Due) => LedgerChange.Repeated,
            _ when Within(report.Due, before.Due) => LedgerChange.MadePrecise,
            _ => before.Move(report),
        };
    }

    /// <summary>An outcome or a correction speaks for itself.</summary>
    private static LedgerChange? Told(LedgerRevision report) => (report.Statement?.Change, report.Change) switch
    {
        (DeadlineChange.Withdrawn, _) => LedgerChange.Withdrawn,
        (DeadlineChange.Met, _) => LedgerChange.Met,
        (DeadlineChange.Missed, _) => LedgerChange.Missed,
        (null, var recorded) => recorded,
        _ => null,
    };

    private LedgerChange Move(LedgerRevision report)
    {
        var direction = report.Due.Latest < Due.Latest ? LedgerChange.Shortened : LedgerChange.Extended;
        var isTold = (report.Statement!.Change, direction) is (DeadlineChange.Shortened, LedgerChange.Shortened) or (DeadlineChange.Extended, LedgerChange.Extended);
        var isSlip = Math.Abs(Period.DaysBetween(report.Due.Latest, Due.Latest)) <= SlipDays;
        var isConfirmed = Doubts.Any(d => d.Due == report.Due.InDays() && d.Publisher != PublisherOf(report));
        // A later date without a word of extension is more often a relative date counted from the wrong day than a reprieve.
        return isTold || (!isSlip && (isConfirmed || direction == LedgerChange.Shortened)) ? direction : LedgerChange.Contradicted;
    }

    private static bool Within(DueWindow inner, DueWindow outer) => inner.Earliest >= outer.Earliest && inner.Latest <= outer.Latest;

    private static string PublisherOf(LedgerRevision report) => report.Source?.Publisher ?? "";
}
