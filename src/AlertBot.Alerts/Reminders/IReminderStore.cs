using AlertBot.Alerts.Stages;
using AlertBot.Understanding.Deadlines;

namespace AlertBot.Alerts.Reminders;

public interface IReminderStore
{
    Task<IReadOnlyList<LedgerEntry>> OpenDeadlinesAsync(CancellationToken cancellationToken);

    /// <returns>False when an alert with this key exists: it was said before.</returns>
    Task<bool> SaveAlertAsync(Alert alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken);

    /// <summary>The entry, or the one that it was joined to; null when there is none.</summary>
    Task<LedgerEntry?> DeadlineAsync(long id, CancellationToken cancellationToken);

    /// <summary>What became of a deadline (its day went by, a person put it straight), the alert if there is one, and the deliveries in one transaction.</summary>
    Task SaveStepAsync(LedgerStep step, Alert? alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken);
}
