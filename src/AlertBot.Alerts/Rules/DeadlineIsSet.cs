using AlertBot.Understanding.Deadlines;

namespace AlertBot.Alerts.Rules;

/// <summary>A deadline that the ledger did not know. A mere appointment is told with its story instead.</summary>
internal sealed class DeadlineIsSet : IAlertRule
{
    public Verdict? Judge(Development development)
    {
        var set = development.Ledger.Where(e => e is { IsMaterial: true, Change: LedgerChange.Set, Entry.Kind: not DeadlineKind.Scheduled }).ToList();
        return set is [var first, ..]
            ? new Speak(
                AlertKind.DeadlineSet,
                DeadlineKey.Of(first.Entry),
                [.. set.Select(e => e.Entry.Id)],
                "deadline-set",
                $"The item sets a deadline that the ledger did not know ({first.Entry.Kind}).")
            : null;
    }
}
