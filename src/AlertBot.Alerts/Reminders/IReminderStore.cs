using AlertBot.Alerts.Stages;
using AlertBot.Understanding.Deadlines;

namespace AlertBot.Alerts.Reminders;

public interface IReminderStore
{
    Task<IReadOnlyList<LedgerEntry>> OpenDeadlinesAsync(CancellationToken cancellationToken);

    /// <returns>False when an alert with this key exists: it was said before.</returns>
    Task<bool> SaveAlertAsync(Alert alert, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken);

    /// <summary>The passing of a deadline, its alert if there is one, and the deliveries in one transaction.</summary>
    Task SavePassedAsync(LedgerStep passed, Alert? alert, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken);
}
