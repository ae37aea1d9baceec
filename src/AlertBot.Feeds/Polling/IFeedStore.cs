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

    /// <summary>Takes one feed, due or not, for what a hub sent of it.</summary>
    /// <returns>Null when it is not followed, or claimed by somebody else right now.</returns>
    Task<FeedClaim?> ClaimAsync(long feed, Instant now, Duration lease, CancellationToken cancellationToken);

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

    /// <summary>
    /// While a story breaks, brings forward the next look at the feeds that report on what is followed: to <paramref name="soon"/>, or to the
    /// earliest that their servers and back-off allow.
    /// </summary>
    /// <returns>How many feeds are looked at sooner; 0 when no story breaks.</returns>
    Task<int> HurryAsync(BreakingStory breaking, Instant now, Instant soon, CancellationToken cancellationToken);

    /// <summary>When the next feed is due (a claimed one: when its lease ends, if that is later), or null without feeds.</summary>
    Task<Instant?> NextDueAsync(CancellationToken cancellationToken);
}

/// <summary>When a story counts as breaking.</summary>
/// <param name="Publishers">So many publishers report it ...</param>
/// <param name="Within">... for the first time within this time.</param>
public sealed record BreakingStory(int Publishers, Duration Within);
