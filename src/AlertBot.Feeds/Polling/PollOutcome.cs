using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>Everything one look at one feed changes: written whole or not at all.</summary>
/// <param name="State">Replaces the stored state.</param>
/// <param name="NewItems">In order of publication: ids must rise in this order.</param>
/// <param name="Notices">For people; empty on nearly every look.</param>
public sealed record PollOutcome(
    FeedClaim Claim,
    FeedState State,
    ImmutableArray<NewItem> NewItems,
    ImmutableArray<ItemUpdate> Updates,
    ImmutableArray<FeedNotice> Notices)
{
    public long FeedId => Claim.Feed.Id;

    /// <summary>The feed's new address when it has moved for good, otherwise null: leave the stored one.</summary>
    public Uri? Address { get; init; }

    /// <summary>The document's own title, otherwise null; fills the feed's title where its owner gave none.</summary>
    public string? Title { get; init; }

    /// <summary>The document's own language, otherwise null; fills the feed's language where its owner gave none.</summary>
    public string? Language { get; init; }

    /// <summary>What the document says now about its hub, if that changed; otherwise null.</summary>
    public HubChange? Hub { get; init; }
}

/// <summary>A feed's hub as it is announced now.</summary>
/// <param name="Hub">Null when none is announced any more.</param>
/// <param name="Topic">What to subscribe to there.</param>
public sealed record HubChange(Uri? Hub, Uri Topic);

/// <summary>An item seen for the first time; becomes an <see cref="Item"/> of revision 0 when it is stored.</summary>
/// <param name="Updated">The feed's own time of this version, or null.</param>
public sealed record NewItem(
    ItemKeys Keys,
    string Publisher,
    string? Guid,
    string? Link,
    string Title,
    string Text,
    string? Language,
    Instant Published,
    Instant FirstSeen,
    Instant? Updated,
    bool Baseline)
{
    public ItemPicture? Picture { get; init; }
}

/// <summary>What differs between two versions of an item.</summary>
[Flags]
public enum ItemChanges
{
    None = 0,
    Title = 1,
    Text = 2,
    Link = 4,
    Guid = 8,
    Picture = 16,
}

/// <summary>
/// A stored item came back different. <see cref="Revision"/> is raised only when its words changed; a moved guid or link is
/// stored so that the item is recognised next time, another picture so that later messages show it, and neither is an edit. The time of publication stays the first one.
/// </summary>
/// <param name="Revision">The item's revision after the update.</param>
public sealed record ItemUpdate(
    long ItemId,
    ItemKeys Keys,
    string? Guid,
    string? Link,
    string Title,
    string Text,
    Instant? Updated,
    Instant SeenAt,
    ItemChanges Changes,
    int Revision)
{
    /// <summary>The one it has now, or null for none.</summary>
    public ItemPicture? Picture { get; init; }

    /// <summary>The item's words changed: later stages must read it again.</summary>
    public bool IsEdit => (Changes & (ItemChanges.Title | ItemChanges.Text)) != 0;
}
