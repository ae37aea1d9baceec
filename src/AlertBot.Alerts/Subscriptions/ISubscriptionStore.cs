namespace AlertBot.Alerts.Subscriptions;

public interface ISubscriptionStore
{
    /// <summary>
    /// The standing orders of all destinations that are not removed, broken ones included: their deliveries wait. As they are now, whoever
    /// changed them; what was changed since the last time is read, and nothing else.
    /// </summary>
    Task<SubscriptionIndex> IndexAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes the store's destinations and subscriptions those of the settings, beside those that were added in chat or from the terminal;
    /// what is no longer named is kept as removed.
    /// </summary>
    Task ReplaceAsync(IReadOnlyList<Subscription> subscriptions, CancellationToken cancellationToken);
}
