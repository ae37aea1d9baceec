using AlertBot.Alerts;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

internal sealed class ReminderStore(Store store) : IReminderStore
{
    public async Task<IReadOnlyList<LedgerEntry>> OpenDeadlinesAsync(CancellationToken cancellationToken) =>
        await store.ReadAllAsync(context => LedgerRows.ReadAsync(context.Deadlines.Where(d => d.Open), cancellationToken), cancellationToken);

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

    public Task SaveStepAsync(LedgerStep step, IReadOnlyList<NewAlert> alerts, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                await LedgerRows.SaveAsync(context, [step], null, cancellationToken);
                foreach (var alert in alerts)
                {
                    await AlertRows.AddAsync(context, alert.Alert, alert.Deliveries, cancellationToken);
                }
            },
            cancellationToken);

    public Task<IReadOnlyList<ToldAlert>> ToldAsync(IReadOnlyList<long> deadlines, CancellationToken cancellationToken) =>
        store.ReadAllAsync(context => ToldAsync(context, [.. deadlines], cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<ToldAlert>> ToldAsync(AlertBotContext context, long[] deadlines, CancellationToken cancellationToken)
    {
        var shown = context.Deliveries.Where(d => d.State == DeliveryState.Delivered && d.MessageId != null);
        var alertIds = context.AlertDeadlines.Where(l => deadlines.Contains(l.DeadlineId)).Select(l => l.AlertId);
        var told = await shown.Where(d => alertIds.Contains(d.AlertId)).ToListAsync(cancellationToken);
        // The message of a story may have been edited since, by an alert that tells of other deadlines besides or of none.
        var stories = told.Select(d => d.StoryId).OfType<long>().Distinct().ToArray();
        var later = await shown.Where(d => d.StoryId != null && stories.Contains(d.StoryId.Value)).ToListAsync(cancellationToken);
        var messages = told.Select(d => (d.DestinationId, d.MessageId)).ToHashSet();
        var newest = told.Concat(later).Where(d => messages.Contains((d.DestinationId, d.MessageId))).GroupBy(d => (d.DestinationId, d.MessageId)).Select(g => g.MaxBy(d => d.Id)!).ToLookup(d => d.AlertId);
        var ids = newest.Select(g => g.Key).ToArray();
        var alerts = await context.Alerts.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        return
        [
            .. alerts.Select(a => new ToldAlert(StoredJson.Read<Alert>(a.Alert), [.. newest[a.Id].Select(d => (d.DestinationId, d.MessageId!))]))
                .Where(t => t.Alert.Content.Deadlines.Any(d => deadlines.Contains(d.Id))),
        ];
    }
}
