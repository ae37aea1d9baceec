using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Reminders;

/// <summary>Turns the ledger and the clock into countdown alerts, and marks deadlines whose day is over.</summary>
public sealed class RemindDeadlines(IReminderStore store, ISubscriptionStore subscriptions, DeadlineAlerts alerts, ReminderOptions options, TimeProvider clock)
{
    /// <summary>A day is over for a deadline when it is over everywhere, because the speaker's zone is not always known.</summary>
    private static readonly DateTimeZone LastToEndTheDay = DateTimeZone.ForOffset(Offset.FromHours(-12));

    /// <summary>Steps that are known to be said: the store would refuse them, but need not be asked again and again.</summary>
    private readonly HashSet<string> _said = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToInstant();
        var deadlines = await store.OpenDeadlinesAsync(cancellationToken);
        if (deadlines.Count == 0)
        {
            _said.Clear();
            return 0;
        }

        var orders = await subscriptions.IndexAsync(cancellationToken);
        var said = 0;
        foreach (var deadline in deadlines)
        {
            said += Ledger.Pass(deadline, now.InZone(LastToEndTheDay).Date, now) is { } passed
                ? await SayPassedAsync(passed, orders, now, cancellationToken)
                : await RemindAsync(deadline, orders, now, cancellationToken);
        }

        return said;
    }

    /// <summary>An appointment that is over needs no alert: what came of it is news of its own.</summary>
    private async Task<int> SayPassedAsync(LedgerStep passed, SubscriptionIndex orders, Instant now, CancellationToken cancellationToken)
    {
        if (passed.Entry.Kind == DeadlineKind.Scheduled)
        {
            await store.SaveStepAsync(passed, [], cancellationToken);
            return 0;
        }

        var alert = alerts.Of(passed.Entry, AlertKind.DeadlinePassed, DeadlineKey.Of(passed.Entry), LedgerChange.Passed, now, "The last day of the deadline is over.");
        await store.SaveStepAsync(passed, [new NewAlert(alert, Fanout.Of(alert, null, orders))], cancellationToken);
        return 1;
    }

    private async Task<int> RemindAsync(LedgerEntry deadline, SubscriptionIndex orders, Instant now, CancellationToken cancellationToken)
    {
        var said = 0;
        foreach (var step in orders.ReminderSteps.Where(s => Concerns(deadline, s)))
        {
            var key = DeadlineKey.Step(deadline, step);
            if (_said.Contains(key))
            {
                continue;
            }

            var alert = alerts.Of(deadline, AlertKind.Reminder, key, null, now, $"The deadline is {step} days away.") with
            {
                Urgency = step == 0 ? Urgency.Breaking : Urgency.Major,
            };
            alert = alert with { Content = alert.Content with { DaysLeft = step } };
            var deliveries = orders.Wanting(alert, FilterSubject.Of(alert))
                .DistinctBy(o => o.Destination.Id)
                .Select(o => ReminderSchedule.Step(deadline, step, o.Destination, o.ReminderTime ?? new LocalTime(options.Hour, 0), now))
                .OfType<NewDelivery>()
                .ToList();
            if (deliveries.Exists(d => d.NotBefore <= now))
            {
                said += await store.SaveAlertAsync(alert, deliveries, cancellationToken) ? 1 : 0;
                _said.Add(key);
            }
        }

        return said;
    }

    /// <summary>An appointment is remembered on its eve and its day; a countdown is for what may change before it runs out.</summary>
    private static bool Concerns(LedgerEntry deadline, int daysBefore) => deadline.Kind != DeadlineKind.Scheduled || daysBefore <= 1;
}
