using AlertBot.Understanding.Deadlines;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>Reports and ledgers written short.</summary>
internal static class Reports
{
    public const string Dossier = "ukraine-russia";

    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static DueWindow Due(string iso) => iso.Split("..") is [var from, var to] ? new DueWindow(Day(from), Day(to)) : DueWindow.On(Day(iso));

    public static LedgerSource From(string publisher, string day, long item, int hour = 12) =>
        new(item, publisher, $"https://{publisher}.test/{item}", "A headline", Day(day).At(new LocalTime(hour, 0)).InUtc().ToInstant());

    public static DeadlineStatement Ultimatum(
        string due,
        DeadlineChange change = DeadlineChange.Set,
        string? setBy = "Trump",
        string? addressee = "Russia",
        string? action = null) =>
        Statement(DeadlineKind.Ultimatum, due, change, setBy, addressee, action);

    public static DeadlineStatement Meeting(string due, string? action = "talks", DeadlineChange change = DeadlineChange.Set, string? setBy = null) =>
        Statement(DeadlineKind.Scheduled, due, change, setBy, null, action);

    public static DeadlineStatement Statement(
        DeadlineKind kind, string due, DeadlineChange change = DeadlineChange.Set, string? setBy = null, string? addressee = null, string? action = null) =>
        new(kind, Due(due), "words", Day("2025-07-14"), "words", "arithmetic", setBy, addressee, action, change, 0.9);
}

/// <summary>A ledger as a store would keep it: gives ids, replaces what a step returns.</summary>
internal sealed class KeptLedger
{
    private readonly SortedDictionary<long, LedgerEntry> _entries = [];

    public IEnumerable<LedgerEntry> Live => _entries.Values.Where(e => e.MergedInto is null);

    public LedgerEntry Only => Assert.Single(Live);

    public LedgerStep Hear(DeadlineStatement statement, LedgerSource source) => Keep(Ledger.Apply(Reports.Dossier, _entries.Values, statement, source));

    public LedgerStep Keep(LedgerStep step)
    {
        var entry = step.IsNew ? step.Entry with { Id = _entries.Count + 1 } : step.Entry;
        foreach (var changed in step.Absorbed.Append(entry))
        {
            _entries[changed.Id] = changed;
        }

        return step with { Entry = entry };
    }
}
