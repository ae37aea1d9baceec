using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Chat.Commands.Stores;

/// <summary>A feed as an owner of the bot sees it.</summary>
/// <param name="IsOfSettings">The settings file names it, and only pausing is done here: every start would put the rest back.</param>
public sealed record FollowedFeed(Feed Feed, bool IsOfSettings, bool IsPaused)
{
    /// <summary>A private feed over the number that the owners allow now, or of a removed destination: it is not looked at.</summary>
    public bool IsResting { get; init; }
}

/// <summary>What of a feed is to be different; null leaves it.</summary>
public sealed record FeedWish
{
    /// <summary>Who stands behind it.</summary>
    public string? Publisher { get; init; }

    /// <summary>The folders it is in, with slashes; empty for none.</summary>
    public string? Group { get; init; }

    /// <summary>Usual time between two looks.</summary>
    public Duration? Interval { get; init; }

    /// <summary>Whether it is looked at.</summary>
    public bool? Paused { get; init; }

    /// <summary>Messages may show the pictures of its items.</summary>
    public bool? Pictures { get; init; }
}

/// <summary>The public feeds as owners administer them; a private one is not among them, whatever its number or address. Every change is one transaction with its line in the log, and can be taken back.</summary>
public interface IFeedDesk
{
    /// <summary>Those that are followed, by their numbers.</summary>
    Task<IReadOnlyList<FollowedFeed>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Follows feeds from now on; what is followed already stays as it is.</summary>
    /// <param name="interval">Usual time between two looks.</param>
    /// <returns>The numbers of those that are new; nothing is logged when there are none.</returns>
    Task<IReadOnlyList<long>> AddAsync(IReadOnlyList<ListedFeed> feeds, Duration interval, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Changes a feed; it is looked at soon, unless it is paused.</summary>
    /// <returns>False when it is not followed.</returns>
    Task<bool> ChangeAsync(long feed, FeedWish wish, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Follows a feed no longer; its items stay known.</summary>
    /// <returns>False when it is not followed.</returns>
    Task<bool> RemoveAsync(long feed, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Takes back the last change that was not taken back.</summary>
    /// <returns>The change, or null when there is none.</returns>
    Task<LoggedChange?> UndoAsync(ChangeNote note, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<LoggedChange>> LogAsync(int limit, CancellationToken cancellationToken);
}
