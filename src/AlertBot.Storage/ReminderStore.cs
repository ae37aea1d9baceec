using AlertBot.Alerts;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

internal sealed class ReminderStore(Store store) : IReminderStore
{
    public async Task<IReadOnlyList<LedgerEntry>> OpenDeadlinesAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(context => LedgerRows.ReadAsync(context.Deadlines.Where(d => d.Open), cancellationToken), cancellationToken);

    public Task<bool> SaveAlertAsync(Alert alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken) =>
        store.WriteAsync(context => AlertRows.AddAsync(context, alert, deliveries, cancellationToken), cancellationToken);

    public Task<LedgerEntry?> DeadlineAsync(long id, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async context =>
            {
                var entry = await LedgerRows.FindAsync(context, id, cancellationToken);
                while (entry?.MergedInto is { } into)
                {
                    entry = (await context.Deadlines.SingleAsync(d => d.Id == into, cancellationToken)).ToEntry();
                }

                return entry;
            },
            cancellationToken);

    public Task SaveStepAsync(LedgerStep step, Alert? alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                await LedgerRows.SaveAsync(context, [step], null, cancellationToken);
                if (alert is not null)
                {
                    await AlertRows.AddAsync(context, alert, deliveries, cancellationToken);
                }
            },
            cancellationToken);
}
