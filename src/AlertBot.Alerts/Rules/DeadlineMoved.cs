using AlertBot.Understanding.Deadlines;

namespace AlertBot.Alerts.Rules;

/// <summary>A known deadline has another date, was withdrawn, met or missed. That a meeting was held is told with its story instead.</summary>
internal sealed class DeadlineMoved : IAlertRule
{
    public Verdict? Judge(Development development)
    {
        var moved = development.Ledger.Where(e => e.IsMaterial && e.Change is not LedgerChange.Set && (e.Entry.Kind, e.Change) is not (DeadlineKind.Scheduled, LedgerChange.Met)).ToList();
        return moved is [var first, ..]
            ? new Speak(
                AlertKind.DeadlineChanged,
                DeadlineKey.Of(first.Entry),
                [.. moved.Select(e => e.Entry.Id)],
                "deadline-changed",
                $"The item reports that a deadline of the ledger was changed ({first.Change}).")
            : null;
    }
}
