using AlertBot.Understanding.Deadlines;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Chat.Tests.Composing.Timelines;

/// <summary>The reference case as entries of a ledger.</summary>
internal static class Ledgers
{
    public static LedgerEntry FiftyDays(params (string Due, DeadlineChange Change, string At)[] later)
    {
        var entry = Ledger.Apply("talks", [], Statement("2025-09-02", DeadlineChange.Set, "within 50 days"), Source("2025-07-14", 1)).Entry with { Id = 7 };
        for (var i = 0; i < later.Length; i++)
        {
            entry = Ledger.Apply("talks", [entry], Statement(later[i].Due, later[i].Change, "10 days from today"), Source(later[i].At, i + 2)).Entry;
        }

        return entry;
    }

    public static LedgerEntry Passed(this LedgerEntry entry) => Ledger.Pass(entry, entry.Due.Latest.PlusDays(1), At(entry.Due.Latest.PlusDays(1)))!.Entry;

    public static LedgerEntry Withdrawn(this LedgerEntry entry) => Ledger.Correct(entry, entry.Due, LedgerState.Withdrawn, At(new LocalDate(2025, 8, 1)), "editor: dropped").Entry;

    private static DeadlineStatement Statement(string due, DeadlineChange change, string quote) =>
        new(DeadlineKind.Ultimatum, Due(due), quote, new LocalDate(2025, 7, 14), quote, "14 July 2025 + 50 days", "Trump", "Russia", "припинити війну", change, 0.9);

    private static DueWindow Due(string iso) => iso.Split("..") is [var from, var to] ? new DueWindow(Day(from), Day(to)) : DueWindow.On(Day(iso));

    private static LedgerSource Source(string day, int item) => new(item, $"paper-{item}", $"https://paper.example/{item}", "A headline", At(Day(day)));

    private static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    private static Instant At(LocalDate day) => day.AtMidnight().InUtc().ToInstant();
}
