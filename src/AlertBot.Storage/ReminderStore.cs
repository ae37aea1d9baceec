using AlertBot.Alerts;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Understanding.Deadlines;

namespace AlertBot.Storage;

internal sealed class ReminderStore(Store store) : IReminderStore
{
    public async Task<IReadOnlyList<LedgerEntry>> OpenDeadlinesAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(context => LedgerRows.ReadAsync(context.Deadlines.Where(d => d.Open), cancellationToken), cancellationToken);

    public Task<bool> SaveAlertAsync(Alert alert, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken) =>
        store.WriteAsync(context => AlertRows.AddAsync(context, alert, deliveries, cancellationToken), cancellationToken);

    public Task SavePassedAsync(LedgerStep passed, Alert? alert, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                await LedgerRows.SaveAsync(context, [passed], null, cancellationToken);
                if (alert is not null)
                {
                    await AlertRows.AddAsync(context, alert, deliveries, cancellationToken);
                }
            },
            cancellationToken);
}
