using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Classification;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Notices;

/// <summary>
/// Says something in the owner's name to every destination, as a delivery like any other: once, after quiet hours, and again after a failure.
/// What destinations subscribed to does not matter; who paused hears nothing.
/// </summary>
public sealed class SendNotices(IReminderStore alerts, ISubscriptionStore subscriptions, TimeProvider clock)
{
    /// <summary>How many destinations a notice would go to now.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken) => (await ReceiversAsync(cancellationToken)).Count;

    /// <param name="texts">In the languages that it was written in; each destination gets its own, or the first.</param>
    /// <param name="holdsFor">From then on it is no longer true and is not sent any more; null for a notice that stays true.</param>
    /// <returns>How many destinations it goes to.</returns>
    public async Task<int> SendAsync(ImmutableArray<QuotedText> texts, Duration? holdsFor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToInstant();
        var key = string.Create(CultureInfo.InvariantCulture, $"notice:{now.ToUnixTimeTicks()}");
        var alert = new Alert(key, AlertKind.Notice, "", now, null, null, [], Urgency.Routine, new AlertContent([], texts, [], [], []), "An owner of the bot said it.")
        {
            Expires = now + holdsFor,
        };
        var receivers = await ReceiversAsync(cancellationToken);
        return await alerts.SaveAlertAsync(alert, Fanout.To(alert, receivers), cancellationToken) ? receivers.Count : 0;
    }

    private async Task<List<Destination>> ReceiversAsync(CancellationToken cancellationToken) =>
        [.. (await subscriptions.IndexAsync(cancellationToken)).All.Select(s => s.Destination).DistinctBy(d => d.Id).Where(d => !d.Wishes.Paused)];
}
