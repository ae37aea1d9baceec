using NodaTime;

namespace AlertBot.Storage.Model;

/// <summary>The little that is kept of a person or a place that talks to the bot, besides destinations.</summary>
internal sealed class ProfileRow
{
    public long Id { get; init; }

    public required string Platform { get; init; }

    /// <summary><c>person:ID</c> or <c>place:ADDRESS</c>.</summary>
    public required string Subject { get; init; }

    public string? Language { get; set; }

    /// <summary>The address of the channel that a person administers from a private chat.</summary>
    public string? Manages { get; set; }
}

/// <summary>One change that somebody made, for the log and for undoing it.</summary>
internal sealed class ChangeRow
{
    public long Id { get; init; }

    public Instant At { get; init; }

    /// <summary>What was changed: <c>destination:12</c>, <c>feed:https://…</c>, <c>deadline:3</c>.</summary>
    public required string Subject { get; init; }

    public required string Platform { get; init; }

    /// <summary>The platform's id of who did it; empty when it does not say; forgotten on request.</summary>
    public required string Who { get; set; }

    /// <summary>The command with its arguments, shortened.</summary>
    public required string What { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public bool Undone { get; set; }
}

/// <summary>What a reader said of an alert or of one that was missing: material for the author of a dossier.</summary>
internal sealed class FeedbackRow
{
    public long Id { get; init; }

    public Instant At { get; init; }

    /// <summary><c>false-alarm</c> or <c>missed</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What it is about: the item's id when it is known, otherwise a link or a headline.</summary>
    public long? ItemId { get; init; }

    public required string Reference { get; init; }

    public string? Note { get; init; }

    public required string Platform { get; init; }

    public required string Who { get; set; }
}
