using AlertBot.Alerts.Stages;
using NodaTime;

namespace AlertBot.Storage.Model;

/// <summary>An item and how far it has come: the row is the hand-over between the stages.</summary>
internal sealed class ItemRow
{
    public long Id { get; init; }

    public long FeedId { get; init; }

    public required string Publisher { get; init; }

    public string? Guid { get; set; }

    public string? Link { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    public string? Language { get; set; }

    /// <summary>Keys by which the item is recognised when its feed shows it again.</summary>
    public long? GuidKey { get; set; }

    public long? LinkKey { get; set; }

    public long ContentKey { get; set; }

    public long TitleKey { get; set; }

    public long TextKey { get; set; }

    public Instant Published { get; set; }

    /// <summary>The feed's own time of the last version.</summary>
    public Instant? Updated { get; set; }

    public Instant FirstSeen { get; init; }

    public int Revision { get; set; }

    public bool Baseline { get; init; }

    public ItemStage Stage { get; set; }

    /// <summary>Why the item went no further, or which alert it led to: a reason code of the rules.</summary>
    public string? Decision { get; set; }

    /// <summary>The highest relevance to any dossier.</summary>
    public double? Relevance { get; set; }

    /// <summary>The reading as JSON; kept only for relevant items, the others can be read again at any time.</summary>
    public string? Reading { get; set; }

    public long? StoryId { get; set; }

    /// <summary>How the item came into its story, as JSON.</summary>
    public string? Placement { get; set; }

    /// <summary>The picture as JSON, or null. Kept whether it may be shown or not: that stands in its feed's row, and may change.</summary>
    public string? Picture { get; set; }

    /// <summary>That of its feed, which never changes.</summary>
    public long? Audience { get; init; }
}
