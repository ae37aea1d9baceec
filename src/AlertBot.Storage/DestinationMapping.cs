using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Storage.Model;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>The column <see cref="DestinationRow.QuietHours"/>.</summary>
internal sealed record StoredQuietHours(LocalTime Start, LocalTime End);

/// <summary>The column <see cref="SubscriptionRow.Order"/>. What an older version did not know is missing and means no condition.</summary>
internal sealed record StoredOrder(ImmutableArray<string> Dossiers, ImmutableArray<Category> Categories, ImmutableArray<int> ReminderSteps)
{
    public LocalTime? ReminderTime { get; init; }

    public Urgency MinimumUrgency { get; init; }

    public ImmutableArray<string> Languages { get; init; } = [];

    public ImmutableArray<TextFilter> Include { get; init; } = [];

    public ImmutableArray<TextFilter> Exclude { get; init; } = [];

    public ImmutableArray<string> OnlyPublishers { get; init; } = [];

    public ImmutableArray<string> NotPublishers { get; init; } = [];

    public bool StateMedia { get; init; } = true;

    public static StoredOrder Read(string json) => StoredJson.Read<StoredOrder>(json);

    public static StoredOrder Of(Subscription subscription) => new(subscription.Dossiers, subscription.Categories, subscription.ReminderSteps)
    {
        ReminderTime = subscription.ReminderTime,
        MinimumUrgency = subscription.MinimumUrgency,
        Languages = subscription.Languages,
        Include = subscription.Filters.Include,
        Exclude = subscription.Filters.Exclude,
        OnlyPublishers = subscription.OnlyPublishers,
        NotPublishers = subscription.NotPublishers,
        StateMedia = subscription.StateMedia,
    };

    public string ToJson() => StoredJson.Write(this);

    public Subscription ToSubscription(long id, Destination destination) => new(id, destination, Dossiers, Categories, ReminderSteps)
    {
        ReminderTime = ReminderTime,
        MinimumUrgency = MinimumUrgency,
        Languages = Languages,
        Filters = Include.IsEmpty && Exclude.IsEmpty ? FilterSet.None : new FilterSet(Include, Exclude),
        OnlyPublishers = OnlyPublishers,
        NotPublishers = NotPublishers,
        StateMedia = StateMedia,
    };
}

internal static class DestinationMapping
{
    public static Destination ToDestination(this DestinationRow row)
    {
        var quiet = row.QuietHours is { } json ? StoredJson.Read<StoredQuietHours>(json) : null;
        return new Destination(
            row.Id,
            row.Name,
            row.Platform,
            row.Address,
            row.Language,
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(row.Zone) ?? DateTimeZone.Utc,
            quiet is null ? null : new QuietHours(quiet.Start, quiet.End),
            row.Broken)
        {
            Live = row.Live,
            CatchUp = row.CatchUp,
            CatchUpAge = row.CatchUpAge,
            Wishes = row.Wishes is { } wishes ? StoredJson.Read<DestinationWishes>(wishes) : DestinationWishes.Default,
        };
    }

    /// <summary>All that a person may change, but for name and address.</summary>
    public static void Take(this DestinationRow row, Destination destination)
    {
        row.Language = destination.Language;
        row.Zone = destination.Zone.Id;
        row.Live = destination.Live;
        (row.CatchUp, row.CatchUpAge) = (destination.CatchUp, destination.CatchUpAge);
        row.QuietHours = destination.Quiet is { } quiet ? StoredJson.Write(new StoredQuietHours(quiet.Start, quiet.End)) : null;
        row.Wishes = destination.Wishes == DestinationWishes.Default ? null : StoredJson.Write(destination.Wishes);
        row.PrivateFeeds = destination.Wishes.PrivateFeeds;
    }
}
