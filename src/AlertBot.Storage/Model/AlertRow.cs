using AlertBot.Alerts;
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
}

/// <summary>One alert on its way to one destination: a row of the outbox.</summary>
internal sealed class DeliveryRow
{
    public long Id { get; init; }

    public long AlertId { get; init; }

    public long DestinationId { get; init; }

    public DeliveryState State { get; set; }

    public bool Urgent { get; init; }

    public Instant NotBefore { get; set; }

    public Instant? Expires { get; init; }

    public Instant? LeasedUntil { get; set; }

    public int Attempts { get; set; }

    /// <summary>The platform's id of the message, for edits and replies.</summary>
    public string? MessageId { get; set; }

    public string? Error { get; set; }

    public Instant? Done { get; set; }
}

internal sealed class DestinationRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public required string Platform { get; set; }

    public required string Address { get; set; }

    /// <summary>The address as the settings name it; the platform may have moved the destination since (<see cref="Address"/>).</summary>
    public string? ConfiguredAddress { get; set; }

    public required string Language { get; set; }

    public required string Zone { get; set; }

    public string? QuietHours { get; set; }

    public string? Broken { get; set; }

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
