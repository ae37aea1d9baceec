using AlertBot.Alerts.Subscriptions;
using AlertBot.Settings;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Running;

/// <summary>The standing orders that the settings name; without any destination everything goes to the console.</summary>
internal static class SubscriptionsFromSettings
{
    public static IReadOnlyList<Subscription> Read(AlertBotSettings settings) => Read(
        settings.Destinations.Count > 0 ? settings.Destinations : [new DestinationSettings { Name = "console", Platform = PlatformNames.Console }],
        settings.Subscriptions);

    public static IReadOnlyList<Subscription> Read(IReadOnlyList<DestinationSettings> destinations, IReadOnlyList<SubscriptionSettings> subscriptions) =>
        [.. destinations.SelectMany(d => Orders(d, subscriptions))];

    /// <summary>A destination without a subscription of its own gets everything.</summary>
    private static IEnumerable<Subscription> Orders(DestinationSettings destination, IEnumerable<SubscriptionSettings> subscriptions)
    {
        var own = subscriptions.Where(s => s.Destination == destination.Name).DefaultIfEmpty(new SubscriptionSettings { Destination = destination.Name });
        return own.Select(s => new Subscription(
            0,
            Destination(destination),
            [.. s.Dossiers],
            [.. s.Categories.Select(c => Enum.Parse<Category>(c, ignoreCase: true))],
            s.Reminders.Count > 0 ? [.. s.Reminders] : Subscription.DefaultReminderSteps)
        {
            ReminderTime = s.ReminderTime is { } time ? LocalTime.FromTicksSinceMidnight(time.Ticks) : null,
        });
    }

    private static Destination Destination(DestinationSettings settings)
    {
        _ = QuietHoursText.TryParse(settings.QuietHours, out var quiet, out _);
        return new Destination(0, settings.Name, settings.Platform, settings.Address, settings.Language, DateTimeZoneProviders.Tzdb[settings.TimeZone], quiet, null)
        {
            Live = Enum.Parse<LiveMode>(settings.Live, ignoreCase: true),
            CatchUp = CatchUpText.Read(settings.CatchUp)?.Policy ?? CatchUp.All,
            CatchUpAge = CatchUpText.Read(settings.CatchUp)?.Age,
            Wishes = DestinationWishes.Default with { Publishers = settings.Publishers, HoldUnconfirmed = settings.Unconfirmed == "hold", Pictures = settings.Pictures },
        };
    }
}
