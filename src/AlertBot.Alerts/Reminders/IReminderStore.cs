using System.Collections.Immutable;
using AlertBot.Alerts.Stages;
using AlertBot.Understanding.Deadlines;

namespace AlertBot.Alerts.Reminders;

public interface IReminderStore
{
    /// <summary>Private ones too: each says whom it concerns.</summary>
    Task<IReadOnlyList<LedgerEntry>> OpenDeadlinesAsync(CancellationToken cancellationToken);

    /// <returns>False when an alert with this key exists: it was said before.</returns>
    Task<bool> SaveAlertAsync(Alert alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken);

    /// <summary>The public entry, or the one that it was joined to; null when there is none: nobody puts a private one straight by its number.</summary>
    Task<LedgerEntry?> DeadlineAsync(long id, CancellationToken cancellationToken);

    /// <summary>What became of a deadline (its day went by, a person put it straight), the alerts about it, and their deliveries in one transaction.</summary>
    Task SaveStepAsync(LedgerStep step, IReadOnlyList<NewAlert> alerts, CancellationToken cancellationToken);

    /// <summary>What destinations show of entries of the ledger now: messages that were delivered, each with the newest that it says.</summary>
    Task<IReadOnlyList<ToldAlert>> ToldAsync(IReadOnlyList<long> deadlines, CancellationToken cancellationToken);
}

/// <summary>An alert to be stored with its deliveries.</summary>
public sealed record NewAlert(Alert Alert, IEnumerable<NewDelivery> Deliveries);

/// <summary>An alert that stands in messages of destinations.</summary>
/// <param name="Messages">The platform's ids.</param>
public sealed record ToldAlert(Alert Alert, ImmutableArray<(long Destination, string Message)> Messages);
