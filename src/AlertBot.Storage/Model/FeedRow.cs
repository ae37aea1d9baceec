using NodaTime;

namespace AlertBot.Storage.Model;

internal sealed class FeedRow
{
    public long Id { get; init; }

    /// <summary>As configured; the identity of the feed.</summary>
    public required string Address { get; set; }

    public required string Publisher { get; set; }

    /// <summary>Everything the poller remembers about the feed, as JSON of its state record.</summary>
    public required string State { get; set; }

    /// <summary>Taken out of <see cref="State"/> so that due feeds are found by an index.</summary>
    public Instant NextLook { get; set; }

    public Instant? LeasedUntil { get; set; }

    /// <summary>No longer in the settings: kept, so that its items stay known.</summary>
    public bool Removed { get; set; }
}

/// <summary>One of the keys by which an item of a feed is recognised again.</summary>
internal sealed class ItemKeyRow
{
    public long FeedId { get; init; }

    public long Key { get; init; }

    public long ItemId { get; init; }
}

/// <summary>Something that a person should hear once about the running of AlertBot.</summary>
internal sealed class NoticeRow
{
    public long Id { get; init; }

    public Instant At { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public bool Told { get; set; }
}
