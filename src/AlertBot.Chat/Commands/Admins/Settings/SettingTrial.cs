using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>An alert of the past, and whether it comes as things are set, and would if they were set otherwise.</summary>
/// <param name="Number">Of the alert as it is stored; null for one that was only made while something was tried.</param>
public sealed record TriedAlert(long? Number, Alert Alert, bool Comes, bool WouldCome);

/// <summary>Tries other orders on the alerts of the last days: what a chat asks with /backtest, and the page with a form.</summary>
public sealed class SettingTrial(ILookUpStore lookUps)
{
    public const int UsualDays = 7;
    public const int MostDays = 90;

    /// <summary>So many are tried while somebody waits; of more it is the newest.</summary>
    public const int MostAlerts = 2_000;

    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<TriedAlert>> RunAsync(DestinationOrders orders, DestinationOrders changed, Instant since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(changed);
        var alerts = await lookUps.AlertsAsync(since, MostAlerts, cancellationToken);
        return [.. alerts.Select(a => new TriedAlert(a.Number, a.Alert, Hears(orders, a.Alert), Hears(changed, a.Alert)))];
    }

    /// <summary>The orders hold a copy of their destination.</summary>
    private static bool Hears(DestinationOrders orders, Alert alert) =>
        Fanout.Of(alert, orders.Orders.Select(s => s with { Destination = orders.Destination })).Count > 0;
}
