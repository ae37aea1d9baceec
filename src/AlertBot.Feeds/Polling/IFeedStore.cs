using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>What polling asks of the store. Calls come in batches; several processes may call at the same time.</summary>
public interface IFeedStore
{
    /// <summary>
    /// Takes up to <paramref name="limit"/> feeds whose next look is due and that nobody else has claimed, longest due first.
    /// A claim ends when its outcome is saved or <paramref name="lease"/> after <paramref name="now"/>, whichever is first.
    /// </summary>
    Task<IReadOnlyList<FeedClaim>> ClaimDueAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The items of the asked feeds that share <see cref="ItemKeys.Guid"/>, <see cref="ItemKeys.Link"/> or
    /// <see cref="ItemKeys.Content"/> with an asked one of the same feed. More of the same feeds is harmless, less is not;
    /// but an asked one with which a stored one agrees in all three needs no others.
    /// </summary>
    Task<IReadOnlyList<KnownItem>> FindKnownAsync(IReadOnlyList<KnownQuery> queries, CancellationToken cancellationToken);

    /// <summary>
    /// Writes all outcomes in one transaction and ends their claims. An outcome whose lease is no longer held is left out whole.
    /// </summary>
    /// <returns>The ids of the feeds that were left out.</returns>
    Task<IReadOnlyList<long>> SaveAsync(IReadOnlyList<PollOutcome> outcomes, CancellationToken cancellationToken);

    /// <summary>When the next feed is due (a claimed one: when its lease ends, if that is later), or null without feeds.</summary>
    Task<Instant?> NextDueAsync(CancellationToken cancellationToken);
}
