using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>An alert and its deliveries enter the store together or not at all.</summary>
internal static class AlertRows
{
    /// <summary>Of deliveries that are a message of the story at their destination, or will be.</summary>
    private static readonly List<DeliveryState> Message = [DeliveryState.Waiting, DeliveryState.Delivered];

    /// <summary>What was over the budget of a day comes in its summary.</summary>
    private static readonly List<DeliveryState> MessageOrDigest = [.. Message, DeliveryState.OverBudget];

    /// <returns>False when an alert with this key exists already: nothing was added.</returns>
    public static async Task<bool> AddAsync(AlertBotContext context, Alert alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (await context.Alerts.AnyAsync(a => a.Key == alert.Key, cancellationToken))
        {
            return false;
        }

        var row = new AlertRow
        {
            Key = alert.Key,
            // Among the alerts that people look up it is no news.
            Kind = alert.IsCorrection ? AlertKind.StoryEdited : alert.Kind,
            Dossier = alert.Dossier,
            At = alert.At,
            StoryId = alert.Story,
            Alert = StoredJson.Write(alert),
            Audience = alert.Audience,
        };
        context.Alerts.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        context.AlertDeadlines.AddRange(alert.Content.Deadlines.Select(d => d.Id).Distinct().Select(id => new AlertDeadlineRow { DeadlineId = id, AlertId = row.Id }));
        await InsertAsync(context, row, deliveries, cancellationToken);
        return true;
    }

    /// <summary>Row by row with one prepared statement, so that an alert for many destinations is never in memory as a whole.</summary>
    private static async Task InsertAsync(AlertBotContext context, AlertRow alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken)
    {
        var (edits, urgent) = (false, false);
        await using var insert = new FeedStoreStatement(context, OutboxSql.Insert, 9);
        HashSet<long>? told = null;
        HashSet<long>? heard = null;
        var budgets = new BudgetRows(context, alert);
        foreach (var delivery in deliveries)
        {
            var isAsked = delivery.Asks switch
            {
                ToldBefore.Told => (told ??= await ToldAsync(context, alert, Message, cancellationToken)).Contains(delivery.Destination),
                ToldBefore.Untold => !(heard ??= await ToldAsync(context, alert, MessageOrDigest, cancellationToken)).Contains(delivery.Destination),
                _ => true,
            };
            if (!isAsked)
            {
                continue;
            }

            var (form, state) = (delivery.Form, DeliveryState.Waiting);
            if (delivery.Budget is { } budget && !(form == DeliveryForm.Edit && (told ??= await ToldAsync(context, alert, Message, cancellationToken)).Contains(delivery.Destination)))
            {
                // An edit of what was never told is a post, and counts as one.
                form = form == DeliveryForm.Edit ? DeliveryForm.Post : form;
                state = await budgets.IsSpentAsync(delivery.Destination, budget, cancellationToken) ? DeliveryState.OverBudget : state;
            }

            edits |= form == DeliveryForm.Edit;
            urgent |= delivery.Urgent;
            await insert.WriteAsync(cancellationToken, alert.Id, delivery.Destination, alert.StoryId, form, state, delivery.Urgent, delivery.NotBefore, delivery.Expires, delivery.Corrects);
        }

        if (edits && alert.StoryId is not null)
        {
            await SupersedeAsync(context, alert, cancellationToken);
        }

        if (urgent && alert.StoryId is { } story)
        {
            await RunAsync(context, OutboxSql.BringForward, cancellationToken, alert.Id, story, alert.At);
        }

        await RunAsync(context, OutboxSql.Enqueued, cancellationToken, alert.Id);
    }

    private static async Task RunAsync(AlertBotContext context, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var statement = new FeedStoreStatement(context, sql, values.Length);
        await statement.WriteAsync(cancellationToken, values);
    }

    /// <summary>Destinations that the alert's story was told to, or will be.</summary>
    private static async Task<HashSet<long>> ToldAsync(AlertBotContext context, AlertRow alert, List<DeliveryState> states, CancellationToken cancellationToken) =>
        [.. await context.Deliveries
            .Where(d => d.StoryId == alert.StoryId && states.Contains(d.State))
            .Select(d => d.DestinationId)
            .Distinct()
            .ToListAsync(cancellationToken)];

    /// <summary>
    /// Drops what the new edits say as well: edits that wait, and posts that were never tried. What was tried may be shown already, and
    /// what would come earlier than its edit is not held up by it. That a deadline was set or changed is told whatever is edited later.
    /// </summary>
    private static Task<int> SupersedeAsync(AlertBotContext context, AlertRow alert, CancellationToken cancellationToken) =>
        context.Deliveries
            .Where(old => old.StoryId == alert.StoryId && old.AlertId != alert.Id && old.State == DeliveryState.Waiting && old.LeasedUntil == null && old.Attempts == 0)
            .Where(old => old.Form == DeliveryForm.Edit
                || (old.Form == DeliveryForm.Post && !context.Alerts.Any(a => a.Id == old.AlertId && (a.Kind == AlertKind.DeadlineSet || a.Kind == AlertKind.DeadlineChanged)) && !context.Deliveries.Any(reply =>
                    reply.StoryId == old.StoryId
                    && reply.DestinationId == old.DestinationId
                    && reply.State == DeliveryState.Waiting
                    && (reply.Form == DeliveryForm.Reply || reply.Form == DeliveryForm.Thread))))
            .Where(old => context.Deliveries.Any(edit =>
                edit.AlertId == alert.Id
                && edit.DestinationId == old.DestinationId
                && edit.Form == DeliveryForm.Edit
                && (edit.Urgent || !old.Urgent)
                && (edit.NotBefore <= old.NotBefore || edit.NotBefore <= alert.At)))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Superseded), cancellationToken);
}
