namespace AlertBot.Alerts.Subscriptions;

public interface ISubscriptionStore
{
    /// <summary>The standing orders of all destinations that are not removed, broken ones included: their deliveries wait.</summary>
    Task<IReadOnlyList<Subscription>> AllAsync(CancellationToken cancellationToken);
}
