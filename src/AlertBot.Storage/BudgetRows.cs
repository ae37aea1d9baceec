using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>Whether destinations have had their alerts of the day, asked while an alert is written.</summary>
internal sealed class BudgetRows(AlertBotContext context, AlertRow alert)
{
    /// <summary>Quiet hours may put off a message by a day, and a day of the destination may have begun a day before.</summary>
    private static readonly Duration Recent = Duration.FromDays(3);

    private List<long>? _recent;

    public async Task<bool> IsSpentAsync(long destination, DayBudget budget, CancellationToken cancellationToken)
    {
        var recent = _recent ??= await RecentAsync(cancellationToken);
        // A post that gave way to its edit was a message too: the edit is posted in its place.
        var told = await context.Deliveries.CountAsync(
            d => recent.Contains(d.AlertId) && d.DestinationId == destination && !d.Urgent && d.Form != DeliveryForm.Edit
                && d.NotBefore >= budget.From && d.NotBefore < budget.To
                && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Delivered || (d.State == DeliveryState.Superseded && d.Form == DeliveryForm.Post && d.Error == null)),
            cancellationToken);
        return told >= budget.Most;
    }

    /// <summary>By the key, from the newest back.</summary>
    private async Task<List<long>> RecentAsync(CancellationToken cancellationToken)
    {
        var since = alert.At - Recent;
        var older = await context.Alerts.Where(a => a.At < since).OrderByDescending(a => a.Id).Select(a => a.Id).FirstOrDefaultAsync(cancellationToken);
        return await context.Alerts.Where(a => a.Id > older && (a.Kind == AlertKind.NewStory || a.Kind == AlertKind.Update)).Select(a => a.Id).ToListAsync(cancellationToken);
    }
}
