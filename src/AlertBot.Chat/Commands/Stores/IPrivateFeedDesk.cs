using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Lists;
using NodaTime;

namespace AlertBot.Chat.Commands.Stores;

/// <summary>
/// The private feeds of a destination: nobody else sees them, nor anything that came of them. A feed of another destination is not there,
/// whatever its number. Every change is one transaction with its line in a log of the destination's own, and can be taken back.
/// </summary>
public interface IPrivateFeedDesk
{
    /// <summary>Those that are followed, by their numbers.</summary>
    Task<IReadOnlyList<FollowedFeed>> AllAsync(long destination, CancellationToken cancellationToken);

    /// <summary>Follows a feed from now on, if the owners allow one more.</summary>
    /// <param name="interval">Usual time between two looks.</param>
    Task<PrivateFeedAnswer> AddAsync(long destination, ListedFeed feed, Duration interval, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Changes a feed; it is looked at soon, unless it is paused.</summary>
    /// <returns>False when the destination follows none with this number.</returns>
    Task<bool> ChangeAsync(long destination, long feed, FeedWish wish, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Follows a feed no longer; its items stay known until the destination is forgotten.</summary>
    /// <returns>False when the destination follows none with this number.</returns>
    Task<bool> RemoveAsync(long destination, long feed, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Takes back the last change that was not taken back.</summary>
    /// <returns>The change, or null when there is none.</returns>
    Task<LoggedChange?> UndoAsync(long destination, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<LoggedChange>> LogAsync(long destination, int limit, CancellationToken cancellationToken);

    /// <summary>Private alerts that could not be delivered and were given up, the newest first.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(long destination, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes the feeds, their items, stories, deadlines and alerts, and what is logged of them, for good and at once.</summary>
    /// <returns>How many feeds were deleted.</returns>
    Task<int> EraseAsync(long destination, CancellationToken cancellationToken);

    /// <summary>Troubles of private feeds that their chats were not told yet, oldest first.</summary>
    Task<IReadOnlyList<PrivateFeedTrouble>> TroublesAsync(CancellationToken cancellationToken);

    /// <param name="notices">Numbers of troubles that were told.</param>
    Task ToldAsync(IReadOnlyList<long> notices, CancellationToken cancellationToken);
}

/// <summary>What came of adding a private feed.</summary>
/// <param name="Feed">Its number; null when it was not added.</param>
/// <param name="IsKnown">The destination follows it already.</param>
public sealed record PrivateFeedAnswer(long? Feed, bool IsKnown = false);

/// <summary>Something about a private feed that its chat should hear.</summary>
/// <param name="Number">Of the notice.</param>
public sealed record PrivateFeedTrouble(long Number, long Destination, FollowedFeed Feed, Feeds.Polling.NoticeKind Kind, Instant At);
