using System.Collections.Immutable;
using AlertBot.Alerts.Rules;
using AlertBot.Feeds;
using AlertBot.Understanding;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Alerts.Stages;

/// <summary>The rows by which the stages hand items on. Every save is one transaction that also moves the item's stage.</summary>
public interface ILineStore
{
    /// <summary>Items not yet read, in order of publication.</summary>
    Task<IReadOnlyList<Item>> TakeStoredAsync(int limit, CancellationToken cancellationToken);

    Task SaveReadingsAsync(IReadOnlyList<ReadItem> read, CancellationToken cancellationToken);

    /// <summary>Relevant items not yet in a story, in order of publication.</summary>
    Task<IReadOnlyList<ReadItem>> TakeReadAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Placed items of an audience (null: the public ones) from a moment on, in the order in which they were placed: to rebuild the index of stories after a restart.</summary>
    Task<IReadOnlyList<PlacedItem>> PlacedSinceAsync(Instant since, long? audience, CancellationToken cancellationToken);

    /// <summary>Entries of the dossier and audience that may still be told of: open ones, and those closed after <paramref name="closedSince"/>.</summary>
    Task<ImmutableArray<LedgerEntry>> LedgerAsync(string dossier, long? audience, Instant closedSince, CancellationToken cancellationToken);

    /// <returns>Rises whenever stories of the audience are put straight: what is remembered of them is then no longer so.</returns>
    Task<long> LastCorrectionAsync(long? audience, CancellationToken cancellationToken);

    /// <returns>The highest story id in use.</returns>
    Task<long> LastStoryAsync(CancellationToken cancellationToken);

    /// <returns>False when the item is no longer as it was taken: nothing was saved, and what is remembered of it is not so.</returns>
    Task<bool> SavePlacementAsync(PlacedItem placed, IReadOnlyList<LedgerStep> steps, CancellationToken cancellationToken);

    /// <summary>An item of a story that is relevant no longer is done with: nothing is decided on what it tells.</summary>
    Task SetAsideAsync(Item item, CancellationToken cancellationToken);

    /// <summary>Placed items whose alerts are not yet decided, in the order in which they were placed.</summary>
    Task<IReadOnlyList<PlacedItem>> TakePlacedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>What items did to the ledger, in the order in which they are named.</summary>
    Task<ImmutableArray<LedgerEffect>> EffectsAsync(IReadOnlyList<long> items, CancellationToken cancellationToken);

    /// <summary>The items of a story with their readings, oldest first.</summary>
    Task<IReadOnlyList<ReadItem>> StoryAsync(long story, CancellationToken cancellationToken);

    /// <summary>The decision on an item, and with it the alert and its deliveries when there is one. An alert whose key is known is not repeated.</summary>
    Task SaveDecisionAsync(long item, string decision, Alert? alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken);
}

/// <summary>An item and what AlertBot understood of it.</summary>
/// <param name="Place">Where an earlier version of the item was placed, or null.</param>
public sealed record ReadItem(Item Item, Reading Reading, StoryPlace? Place = null);

/// <summary>A read item in its story.</summary>
public sealed record PlacedItem(Item Item, Reading Reading, string Dossier, StoryPlace Place);
