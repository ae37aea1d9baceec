using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Storage.Model;

internal sealed class AlertRow
{
    public long Id { get; init; }

    /// <summary>Unique: said once.</summary>
    public required string Key { get; init; }

    public AlertKind Kind { get; init; }

    public required string Dossier { get; init; }

    public Instant At { get; init; }

    public long? StoryId { get; init; }

    /// <summary>The alert as JSON.</summary>
    public required string Alert { get; init; }

    /// <summary>The destination that alone may see it; null for what everybody may.</summary>
    public long? Audience { get; init; }
}

/// <summary>An alert tells of an entry of the ledger: when a person puts that straight, its messages are too.</summary>
internal sealed class AlertDeadlineRow
{
    public long DeadlineId { get; init; }

    public long AlertId { get; init; }
}

/// <summary>One alert on its way to one destination: a row of the outbox.</summary>
internal sealed class DeliveryRow
{
    public long Id { get; init; }

    public long AlertId { get; init; }

    public long DestinationId { get; init; }

    public DeliveryForm Form { get; init; }

    /// <summary>The story of the alert: its deliveries at one destination concern one message and keep their order.</summary>
    public long? StoryId { get; init; }

    public DeliveryState State { get; set; }

    public bool Urgent { get; init; }

    public Instant NotBefore { get; set; }

    public Instant? Expires { get; init; }

    public Instant? LeasedUntil { get; set; }

    /// <summary>The replica that claimed it last.</summary>
    public Guid? LeasedBy { get; set; }

    /// <summary>How often it was sent, or may have been: a claim that a dead process left behind counts.</summary>
    public int Attempts { get; set; }

    /// <summary>The platform's id of the message, for edits and replies.</summary>
    public string? MessageId { get; set; }

    /// <summary>The item whose picture the message shows, so that edits keep it; null where it shows none.</summary>
    public long? Picture { get; set; }

    /// <summary>The message that this delivery puts straight, whatever has been sent since; null for what is news.</summary>
    public string? Corrects { get; init; }

    public string? Error { get; set; }

    public Instant? Done { get; set; }
}

internal sealed class DestinationRow
{
    public long Id { get; init; }

    public required string Name { get; set; }

    public required string Platform { get; set; }

    public required string Address { get; set; }

    /// <summary>The address as the settings name it; the platform may have moved the destination since (<see cref="Address"/>).</summary>
    public string? ConfiguredAddress { get; set; }

    public required string Language { get; set; }

    public required string Zone { get; set; }

    public string? QuietHours { get; set; }

    public LiveMode Live { get; set; }

    public CatchUp CatchUp { get; set; }

    /// <summary>For <see cref="CatchUp.SkipOld"/>: what is older is not sent late.</summary>
    public Duration? CatchUpAge { get; set; }

    /// <summary>How it wants to be spoken to, as JSON; null is the default.</summary>
    public string? Wishes { get; set; }

    /// <summary>Taken out of <see cref="Wishes"/>: how many private feeds the bot's owners allow it.</summary>
    public int PrivateFeeds { get; set; }

    /// <summary>Made or changed in chat or from the terminal: the settings neither change nor remove it.</summary>
    public bool Added { get; set; }

    /// <summary>When it was removed: its settings are kept for a while.</summary>
    public Instant? RemovedAt { get; set; }

    /// <summary>Rises with every change of the destination or its orders, over all destinations.</summary>
    public long Version { get; set; }

    /// <summary>Why nothing can be delivered there for now.</summary>
    public string? Broken { get; set; }

    public Instant? BrokenSince { get; set; }

    /// <summary>How often it was tried in vain since it broke.</summary>
    public int Probes { get; set; }

    /// <summary>When it should be looked at next: its next message is due, its pause ends, its worker's lease runs out. Null when it has nothing to do.</summary>
    public Instant? Due { get; set; }

    /// <summary>Something urgent is among what is due.</summary>
    public bool DueUrgent { get; set; }

    /// <summary>Nothing is sent there before this moment: an earlier message has to be tried again first.</summary>
    public Instant? HeldUntil { get; set; }

    public bool Removed { get; set; }
}

internal sealed class SubscriptionRow
{
    public long Id { get; init; }

    public long DestinationId { get; init; }

    /// <summary>Dossiers, categories and reminder steps, as JSON.</summary>
    public required string Order { get; set; }
}
