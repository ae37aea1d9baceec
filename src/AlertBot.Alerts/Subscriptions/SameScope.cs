using System.Diagnostics.CodeAnalysis;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>Subscriptions that answer alike to everything but words.</summary>
internal sealed class SameScope : IEqualityComparer<Subscription>
{
    public static SameScope Comparer { get; } = new();

    public bool Equals([AllowNull] Subscription x, [AllowNull] Subscription y) =>
        ReferenceEquals(x, y)
        || (x is not null && y is not null
            && x.MinimumUrgency == y.MinimumUrgency
            && x.StateMedia == y.StateMedia
            && x.Destination.Wishes.HoldsUnconfirmed == y.Destination.Wishes.HoldsUnconfirmed
            && x.Destination.Wishes.Publishers == y.Destination.Wishes.Publishers
            && x.Dossiers.AsSpan().SequenceEqual(y.Dossiers.AsSpan())
            && x.Categories.AsSpan().SequenceEqual(y.Categories.AsSpan())
            && x.ReminderSteps.AsSpan().SequenceEqual(y.ReminderSteps.AsSpan())
            && x.Languages.AsSpan().SequenceEqual(y.Languages.AsSpan())
            && x.OnlyPublishers.AsSpan().SequenceEqual(y.OnlyPublishers.AsSpan())
            && x.NotPublishers.AsSpan().SequenceEqual(y.NotPublishers.AsSpan()));

    public int GetHashCode(Subscription subscription)
    {
        var hash = new HashCode();
        hash.Add(subscription.MinimumUrgency);
        hash.Add(subscription.StateMedia);
        hash.Add(subscription.Destination.Wishes.Publishers);
        AddAll(ref hash, subscription.Dossiers);
        AddAll(ref hash, subscription.Categories);
        AddAll(ref hash, subscription.ReminderSteps);
        AddAll(ref hash, subscription.Languages);
        AddAll(ref hash, subscription.OnlyPublishers);
        AddAll(ref hash, subscription.NotPublishers);
        return hash.ToHashCode();
    }

    private static void AddAll<T>(ref HashCode hash, System.Collections.Immutable.ImmutableArray<T> values)
    {
        foreach (var value in values)
        {
            hash.Add(value);
        }
    }
}
