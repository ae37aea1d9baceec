using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>From one alert to the destinations that want it, each once, each at its time.</summary>
public static class Fanout
{
    private static readonly Duration EditStep = Duration.FromMinutes(3);

    public static IReadOnlyList<NewDelivery> Of(Alert alert, IEnumerable<Subscription> subscriptions) =>
        Of(alert, FilterSubject.Of(alert), subscriptions);

    public static IReadOnlyList<NewDelivery> Of(Alert alert, FilterSubject subject, IEnumerable<Subscription> subscriptions) =>
        Deliveries(alert, subscriptions.Where(s => s.Wants(alert, subject)));

    /// <param name="occasion">The text of the item that is the occasion, for filters.</param>
    public static IReadOnlyList<NewDelivery> Of(Alert alert, string? occasion, SubscriptionIndex index) =>
        Deliveries(alert, index.Wanting(alert, FilterSubject.Of(alert, occasion)));

    /// <summary>To these, whatever they subscribed to; a private alert to its own destination alone.</summary>
    public static IReadOnlyList<NewDelivery> To(Alert alert, IEnumerable<Destination> destinations) =>
        [.. destinations.Where(d => alert.Audience is not { } only || only == d.Id).Select(d => Delivery(alert, d))];

    private static IReadOnlyList<NewDelivery> Deliveries(Alert alert, IEnumerable<Subscription> wanting) =>
        [.. wanting.DistinctBy(s => s.Destination.Id).Where(s => !IsForDigest(alert, s.Destination) && !IsPast(alert, s.Destination)).Select(s => Delivery(alert, s.Destination))];

    /// <summary>One more publisher of an old story is news only where the story waited for it.</summary>
    private static bool IsPast(Alert alert, Destination destination) => IsLateEdit(alert) && !destination.Wishes.HoldsUnconfirmed;

    private static bool IsLateEdit(Alert alert) => alert is { Kind: AlertKind.StoryEdited, IsLate: true };

    /// <summary>Who asked for a digest hears of stories there; what cannot wait, and deadlines, come at once all the same.</summary>
    private static bool IsForDigest(Alert alert, Destination destination) =>
        destination.Wishes.Digest is not null && alert.Urgency != Urgency.Breaking && alert.Kind.IsOfStory();

    private static NewDelivery Delivery(Alert alert, Destination destination)
    {
        var urgent = alert.Urgency == Urgency.Breaking;
        var edits = alert.Kind == AlertKind.StoryEdited;
        var at = edits ? Bundled(alert.At) : alert.At;
        var notBefore = NotBefore(at, urgent, destination);
        return new NewDelivery(destination.Id, urgent && !edits, notBefore, alert.Expires, alert.Story is null ? DeliveryForm.Post : destination.Live.FormOf(alert.Kind, alert.IsLate))
        {
            // Where one voice was not enough for a post, the one that makes it enough is the first that is told.
            Asks = IsLateEdit(alert) ? ToldBefore.Untold : edits && !destination.Wishes.HoldsUnconfirmed ? ToldBefore.Told : ToldBefore.Either,
            Budget = urgent || alert.Kind is not (AlertKind.NewStory or AlertKind.Update) ? null : BudgetOf(notBefore, destination),
        };
    }

    private static DayBudget? BudgetOf(Instant at, Destination destination)
    {
        var day = at.InZone(destination.Zone).Date;
        return destination.Wishes.AlertsADay is { } most
            ? new DayBudget(most, destination.Zone.AtStartOfDay(day).ToInstant(), destination.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant())
            : null;
    }

    /// <summary>Edits wait for the next full step: those of one step are one, since a newer edit replaces a waiting one.</summary>
    private static Instant Bundled(Instant at)
    {
        var ticks = at.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(((ticks / EditStep.BclCompatibleTicks) + 1) * EditStep.BclCompatibleTicks);
    }

    private static Instant NotBefore(Instant at, bool urgent, Destination destination) =>
        destination.Quiet is not { } quiet || (urgent && destination.Wishes.UrgentBreaksQuiet) ? at : quiet.EarliestFrom(at, destination.Zone);
}
