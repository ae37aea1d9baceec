using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Storage.Model;

internal sealed class StoryRow
{
    public long Id { get; init; }

    public required string Dossier { get; init; }

    public Instant Started { get; init; }

    public Instant Updated { get; set; }

    public long? FollowUpOf { get; init; }

    /// <summary>The story that took all its items, while it has none of its own.</summary>
    public long? MergedInto { get; set; }

    /// <summary>The destination that alone may see it; null for what everybody may.</summary>
    public long? Audience { get; init; }
}

/// <summary>A deadline of the ledger; <see cref="RevisionRow"/> says which items changed it.</summary>
internal sealed class DeadlineRow
{
    public long Id { get; init; }

    public required string Dossier { get; init; }

    /// <summary>The entry with its whole history, as JSON: revisions are only ever added.</summary>
    public required string Entry { get; set; }

    /// <summary>Whether reminders may still be due: open entries are found by an index.</summary>
    public bool Open { get; set; }

    /// <summary>When the newest revision was published.</summary>
    public Instant Changed { get; set; }

    /// <summary>The destination that alone may see it; null for what everybody may.</summary>
    public long? Audience { get; init; }
}

internal sealed class RevisionRow
{
    public long Id { get; init; }

    public long DeadlineId { get; init; }

    /// <summary>The item that caused it, or null for the passing of time.</summary>
    public long? ItemId { get; init; }

    public LedgerChange Change { get; init; }

    /// <summary>Whether subscribers should hear of it, as the ledger judged.</summary>
    public bool Material { get; init; }
}
