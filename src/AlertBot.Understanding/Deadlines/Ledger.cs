using NodaTime;

namespace AlertBot.Understanding.Deadlines;

/// <summary>
/// The ledger of deadlines that the news writes, as pure functions. Two reports belong to one entry when they tell of the same deadline
/// (<see cref="SameDeadline"/>), directly or through other reports; where an entry stands follows from its reports in order of
/// publication (<see cref="Standing"/>). Both depend only on the set of reports, so the order in which they arrive changes nothing.
/// </summary>
public static class Ledger
{
    /// <param name="entries">All entries of the dossier that may still be told of; those merged into others are passed over.</param>
    public static LedgerStep Apply(string dossier, IEnumerable<LedgerEntry> entries, DeadlineStatement statement, LedgerSource source)
    {
        var report = new LedgerRevision(LedgerChange.Set, statement.Due, source.PublishedAt, statement, source);
        var same = entries.Where(e => e.MergedInto is null && e.History.Any(r => SameDeadline.Holds(r, report))).OrderBy(e => e.Id).ToList();
        return same switch
        {
            [] => Open(dossier, report),
            _ when same.Any(e => e.History.Any(r => SameReport(r, report))) => new LedgerStep(same[0], null, false, []),
            [var entry] => Add(entry, report),
            [var entry, .. var others] => Merge(entry, others, report),
        };
    }

    /// <summary>Marks an open entry whose last day is before <paramref name="today"/> as passed; null when there is nothing to mark.</summary>
    /// <param name="today">In the zone of the deadline or of whoever is told of it.</param>
    public static LedgerStep? Pass(LedgerEntry entry, LocalDate today, Instant at) =>
        entry is { State: LedgerState.Open, MergedInto: null } && entry.Due.Latest < today
            ? Add(entry, new LedgerRevision(LedgerChange.Passed, entry.Due, at))
            : null;

    /// <summary>Closes an entry because an item told how it ended: the round was held, the demand dropped or refused.</summary>
    /// <param name="outcome">Withdrawn, Met or Missed.</param>
    public static LedgerStep Resolve(LedgerEntry entry, LedgerChange outcome, LedgerSource source, string quote) =>
        outcome is LedgerChange.Withdrawn or LedgerChange.Met or LedgerChange.Missed
            ? Add(entry, new LedgerRevision(outcome, entry.Due, source.PublishedAt, null, source, null, quote))
            : throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Only Withdrawn, Met and Missed are outcomes.");

    /// <summary>Puts an entry straight; reports published later than <paramref name="at"/> may change it again.</summary>
    /// <param name="note">Who, and why.</param>
    public static LedgerStep Correct(LedgerEntry entry, DueWindow due, LedgerState state, Instant at, string note) =>
        Add(entry, new LedgerRevision(LedgerChange.Corrected, due, at, null, null, state, note));

    /// <summary>Joins two entries that a person found to be one deadline; the one that stays keeps its date and state.</summary>
    /// <param name="note">Who, and why.</param>
    public static LedgerStep Join(LedgerEntry entry, LedgerEntry other, Instant at, string note)
    {
        if (entry.Id == other.Id || entry.Dossier != other.Dossier || entry.Audience != other.Audience)
        {
            throw new ArgumentException("two different entries of one dossier and one audience can be joined", nameof(other));
        }

        return Merge(entry, [other], new LedgerRevision(LedgerChange.Corrected, entry.Due, at, null, null, entry.State, note));
    }

    private static LedgerStep Open(string dossier, LedgerRevision report)
    {
        var change = Standing.After(null, report).Change;
        var revision = report with { Change = change };
        var entry = Settled(new LedgerEntry(0, dossier, default, report.Due, null, null, null, LedgerState.Open, [revision]));
        return new LedgerStep(entry, revision, entry.State == LedgerState.Open, []);
    }

    private static LedgerStep Add(LedgerEntry entry, LedgerRevision report)
    {
        var history = entry.History.Add(report).Sort(InOrder);
        var revision = report with { Change = Standing.ChangeOf(report, history) };
        var after = Settled(entry with { History = history.Replace(report, revision) });
        return new LedgerStep(after, revision, after.Due != entry.Due || after.State != entry.State, []);
    }

    private static LedgerStep Merge(LedgerEntry entry, IReadOnlyList<LedgerEntry> others, LedgerRevision report)
    {
        var joined = entry with { History = entry.History.AddRange(others.SelectMany(o => o.History)) };
        var absorbed = others.Select(o => o with { State = LedgerState.Superseded, MergedInto = entry.Id });
        var step = Add(joined, report);
        return step with { Absorbed = [.. absorbed] };
    }

    /// <summary>The entry as its history says it is.</summary>
    private static LedgerEntry Settled(LedgerEntry entry)
    {
        var standing = Standing.Of(entry.History);
        var statements = entry.History.Where(r => r.Statement is not null).Select(r => r.Statement!).ToList();
        return entry with
        {
            Due = standing.Due,
            State = standing.State,
            Kind = statements.GroupBy(s => s.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key,
            SetBy = FirstTold(statements, s => s.SetBy),
            Addressee = FirstTold(statements, s => s.Addressee),
            Action = FirstTold(statements, s => s.Action),
        };
    }

    private static string? FirstTold(IEnumerable<DeadlineStatement> statements, Func<DeadlineStatement, string?> tell) =>
        statements.Select(tell).FirstOrDefault(value => value is not null);

    private static bool SameReport(LedgerRevision one, LedgerRevision other) =>
        one.Source?.ItemId == other.Source?.ItemId && one.Statement == other.Statement;

    /// <summary>By publication; then by item and words, so that equal times do not leave the order to chance.</summary>
    private static readonly Comparer<LedgerRevision> InOrder = Comparer<LedgerRevision>.Create((one, other) =>
        Compare(one.At.CompareTo(other.At))
        ?? Compare((one.Source?.ItemId ?? long.MaxValue).CompareTo(other.Source?.ItemId ?? long.MaxValue))
        ?? Compare(one.Due.Latest.CompareTo(other.Due.Latest))
        ?? Compare(one.Due.Earliest.CompareTo(other.Due.Earliest))
        ?? Compare(((int?)one.Statement?.Kind ?? -1).CompareTo((int?)other.Statement?.Kind ?? -1))
        ?? Compare(((int?)one.Statement?.Change ?? -1).CompareTo((int?)other.Statement?.Change ?? -1))
        ?? string.CompareOrdinal(Words(one), Words(other)));

    private static string Words(LedgerRevision revision) =>
        string.Join('\n', revision.Statement?.Quote, revision.Statement?.SetBy, revision.Statement?.Addressee, revision.Statement?.Action, revision.Source?.Publisher);

    private static int? Compare(int result) => result == 0 ? null : result;
}
