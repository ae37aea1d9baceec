using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Feeds.Tests.Polling;

/// <summary>A store of feeds and items that keeps the contract of <see cref="IFeedStore"/> in memory.</summary>
internal sealed class MemoryFeedStore : IFeedStore
{
    private readonly Dictionary<long, Feed> _feeds = [];
    private readonly Dictionary<long, (Guid Lease, Instant Until)> _claims = [];

    public List<(long Id, long FeedId, NewItem Item)> Items { get; } = [];

    public List<KnownItem> Known { get; } = [];

    public List<FeedNotice> Notices { get; } = [];

    public List<HubChange> Hubs { get; } = [];

    public List<int> Batches { get; } = [];

    /// <summary>Feeds whose outcome the database refuses.</summary>
    public HashSet<long> Broken { get; } = [];

    public Feed this[long id] => _feeds[id];

    public void Add(Feed feed) => _feeds[feed.Id] = feed;

    /// <summary>Another process takes the feed over, as it may once a lease has ended.</summary>
    public void Steal(long id) => _claims[id] = (Guid.NewGuid(), Instant.MaxValue);

    public Task<IReadOnlyList<FeedClaim>> ClaimDueAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken)
    {
        var due = _feeds.Values.Where(feed => feed.State.NextLook <= now && !(_claims.TryGetValue(feed.Id, out var claim) && claim.Until > now))
            .OrderBy(feed => feed.State.NextLook).Take(limit).Select(feed => new FeedClaim(feed, Guid.NewGuid(), now + lease)).ToList();
        due.ForEach(claim => _claims[claim.Feed.Id] = (claim.Lease, claim.Until));
        return Task.FromResult<IReadOnlyList<FeedClaim>>(due);
    }

    public Task<FeedClaim?> ClaimAsync(long feed, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        if (!_feeds.TryGetValue(feed, out var known) || (_claims.TryGetValue(feed, out var held) && held.Until > now))
        {
            return Task.FromResult<FeedClaim?>(null);
        }

        var claim = new FeedClaim(known, Guid.NewGuid(), now + lease);
        _claims[feed] = (claim.Lease, claim.Until);
        return Task.FromResult<FeedClaim?>(claim);
    }

    public Task<int> HurryAsync(BreakingStory breaking, Instant now, Instant soon, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<IReadOnlyList<KnownItem>> FindKnownAsync(IReadOnlyList<KnownQuery> queries, CancellationToken cancellationToken)
    {
        var asked = queries.Select(query => query.FeedId).ToHashSet();
        return Task.FromResult<IReadOnlyList<KnownItem>>([.. Known.Where(item => asked.Contains(item.FeedId))]);
    }

    public Task<IReadOnlyList<long>> SaveAsync(IReadOnlyList<PollOutcome> outcomes, CancellationToken cancellationToken)
    {
        if (outcomes.Any(outcome => Broken.Contains(outcome.FeedId)))
        {
            throw new InvalidOperationException("The store refuses this batch.");
        }

        Batches.Add(outcomes.Count);
        var held = outcomes.Where(outcome => _claims.TryGetValue(outcome.FeedId, out var claim) && claim.Lease == outcome.Claim.Lease).ToList();
        held.ForEach(Save);
        return Task.FromResult<IReadOnlyList<long>>([.. outcomes.Except(held).Select(outcome => outcome.FeedId)]);
    }

    public Task<Instant?> NextDueAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_feeds.Values.Min(feed => (Instant?)feed.State.NextLook));

    private void Save(PollOutcome outcome)
    {
        _claims.Remove(outcome.FeedId);
        _feeds[outcome.FeedId] = _feeds[outcome.FeedId] with { State = outcome.State, Address = outcome.Address ?? _feeds[outcome.FeedId].Address };
        foreach (var update in outcome.Updates)
        {
            var at = Known.FindIndex(item => item.ItemId == update.ItemId);
            Known[at] = Known[at] with { Keys = update.Keys, Revision = update.Revision, Updated = update.Updated };
        }

        foreach (var item in outcome.NewItems)
        {
            Items.Add((Items.Count + 1, outcome.FeedId, item));
            Known.Add(new(Items.Count, outcome.FeedId, item.Keys, 0, item.Updated));
        }

        Notices.AddRange(outcome.Notices);
        if (outcome.Hub is { } hub)
        {
            Hubs.Add(hub);
        }
    }
}
