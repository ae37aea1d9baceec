using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Alerts.Reminders;

/// <summary>When each destination hears that a deadline is near: a pure function of the deadline, the destination and the clock.</summary>
public static class ReminderSchedule
{
    /// <summary>
    /// The delivery of one step to one destination, or null when the step does not concern it: its moment had gone by when the date
    /// became known, or its day is over. A step is said on its own day only, so that a late one never speaks of the past as the future.
    /// </summary>
    public static NewDelivery? Step(LedgerEntry deadline, int daysBefore, Destination destination, LocalTime time, Instant now)
    {
        var day = deadline.Due.Earliest.PlusDays(-daysBefore);
        var due = destination.Zone.ResolveLocal(day + time, NodaTime.TimeZones.Resolvers.LenientResolver).ToInstant();
        var over = destination.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
        if (due < KnownSince(deadline) || over <= now)
        {
            return null;
        }

        var notBefore = destination.Quiet is { } quiet ? quiet.EarliestFrom(due, destination.Zone) : due;
        return notBefore < over ? new NewDelivery(destination.Id, Urgent: daysBefore == 0, notBefore, over) : null;
    }

    /// <summary>When the date that stands now was first reported.</summary>
    private static Instant KnownSince(LedgerEntry deadline) =>
        deadline.History.Where(r => r.Due == deadline.Due).Select(r => r.At).DefaultIfEmpty(deadline.SetAt).Min();
}
