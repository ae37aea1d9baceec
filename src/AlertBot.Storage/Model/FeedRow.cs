using NodaTime;

namespace AlertBot.Storage.Model;

internal sealed class FeedRow
{
    public long Id { get; init; }

    /// <summary>
    /// As the settings name it: the identity of the feed, also after it has moved. That of a private feed begins with its audience, so that
    /// several may follow the same address.
    /// </summary>
    public required string ConfiguredAddress { get; init; }

    /// <summary>Where it is polled.</summary>
    public required string Address { get; set; }

    public required string Publisher { get; set; }

    public string? Title { get; set; }

    public string? Language { get; set; }

    public Duration Interval { get; set; }

    /// <summary>Everything the poller remembers about the feed, as JSON of its state record.</summary>
    public required string State { get; set; }

    /// <summary>Taken out of <see cref="State"/> so that due feeds are found by an index.</summary>
    public Instant NextLook { get; set; }

    /// <summary>Taken out of <see cref="State"/> so that looks are hurried by one statement.</summary>
    public Instant EarliestLook { get; set; }

    /// <summary>Taken out of <see cref="State"/> so that forgetting is one statement.</summary>
    public int MostShown { get; set; }

    /// <summary>How its owner wants it to be asked, as JSON, or null.</summary>
    public string? Access { get; set; }

    /// <summary>The folders of lists it is in.</summary>
    public string? Group { get; set; }

    public Guid? Lease { get; set; }

    public Instant? LeasedUntil { get; set; }

    /// <summary>The replica that claimed it last.</summary>
    public Guid? LeasedBy { get; set; }

    /// <summary>Added from the terminal or a chat: the settings neither name nor remove it.</summary>
    public bool Added { get; set; }

    /// <summary>Not polled until somebody resumes it.</summary>
    public bool Paused { get; set; }

    /// <summary>No longer polled: kept, so that its items stay known.</summary>
    public bool Removed { get; set; }

    /// <summary>The destination that alone may see it; null for what everybody may.</summary>
    public long? Audience { get; init; }

    /// <summary>A private feed that is not polled for now: its destination is removed, or the bot's owners allow it fewer.</summary>
    public bool Resting { get; set; }

    /// <summary>Messages may show the pictures of its items.</summary>
    public bool Pictures { get; set; }
}

/// <summary>Something that a person should hear once about the running of AlertBot.</summary>
internal sealed class NoticeRow
{
    public long Id { get; init; }

    public Instant At { get; init; }

    public long? FeedId { get; init; }

    public required string Kind { get; init; }

    public required string Text { get; init; }

    public bool Told { get; set; }
}
