using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>
/// What an item is recognised by, as 64-bit hashes that are the same in every process and release.
/// Guids and contents are compared within one feed only.
/// </summary>
/// <param name="Guid">Of the guid, or null when there is none.</param>
/// <param name="Link">Of the normalised link, or null when there is none or when it is the site's front page.</param>
/// <param name="Content">Of title, text and the feed's own time together.</param>
/// <param name="Title">To see what an edit changed; nothing is searched by it.</param>
/// <param name="Text">To see what an edit changed; nothing is searched by it.</param>
public sealed record ItemKeys(long? Guid, long? Link, long Content, long Title, long Text)
{
    /// <summary>The key of a link, for whoever looks for the items behind it; null when it says nothing about an item.</summary>
    public static long? OfLink(string? link) => LinkForm.Of(link) is { } form ? StableHash.Of("link", form) : null;
}

/// <summary>What the store knows of an item that polling may meet again.</summary>
/// <param name="Updated">The feed's own time of the last version, if it gives one: an older version is a stale cache, not an edit.</param>
public sealed record KnownItem(long ItemId, long FeedId, ItemKeys Keys, int Revision, Instant? Updated)
{
    public ItemPicture? Picture { get; init; }
}

/// <summary>Keys of one feed's document to look up.</summary>
public sealed record KnownQuery(long FeedId, IReadOnlyList<ItemKeys> Items);
