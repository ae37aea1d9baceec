namespace AlertBot.Alerts.Subscriptions;

public interface ISubscriptionStore
{
    /// <summary>The standing orders of all destinations that are not removed, broken ones included: their deliveries wait.</summary>
    Task<IReadOnlyList<Subscription>> AllAsync(CancellationToken cancellationToken);

    /// <summary>The same, ready to be asked for one alert after the other; read anew only when somebody changed an order.</summary>
    Task<SubscriptionIndex> IndexAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes the store's destinations and subscriptions those of the settings, beside those that were added in chat or from the terminal;
    /// what is no longer named is kept as removed.
    /// </summary>
    Task ReplaceAsync(IReadOnlyList<Subscription> subscriptions, CancellationToken cancellationToken);
}
