using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Commands.Stores;

/// <summary>A destination with its standing orders, as an administrator sees and changes it.</summary>
/// <param name="Destination">Id 0 when it is not stored yet.</param>
public sealed record DestinationOrders(Destination Destination, ImmutableArray<Subscription> Orders)
{
    /// <summary>When it was removed; null while it is in use.</summary>
    public Instant? RemovedAt { get; init; }
}

/// <summary>Who changed something, and how, for the log.</summary>
/// <param name="What">The command with its arguments.</param>
public sealed record ChangeNote(string Platform, string Who, string What, Instant At);

/// <summary>A change as the log keeps it. Before and after are descriptions in the store's own form.</summary>
public sealed record LoggedChange(long Id, Instant At, string Subject, string Platform, string Who, string What, string? Before, string? After, bool Undone)
{
    /// <summary>What a change of a destination made of it; null for other changes, and where there was nothing before.</summary>
    public DestinationOrders? Was { get; init; }

    public DestinationOrders? Became { get; init; }
}

/// <summary>Destinations as people administer them. Every change is one transaction with its line in the log.</summary>
public interface IDestinationStore
{
    /// <summary>By address, a removed one too: its settings are kept for a while.</summary>
    Task<DestinationOrders?> FindAsync(DestinationAddress address, CancellationToken cancellationToken);

    Task<DestinationOrders?> FindAsync(string name, CancellationToken cancellationToken);

    /// <returns>The id of the destination in use at an address; null when there is none.</returns>
    Task<long?> NumberAsync(DestinationAddress address, CancellationToken cancellationToken);

    /// <summary>In use, by name.</summary>
    Task<IReadOnlyList<DestinationOrders>> AllAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Adds or changes; from then on the settings file no longer changes this destination.</summary>
    /// <returns>As it is stored, with its id.</returns>
    Task<DestinationOrders> SaveAsync(DestinationOrders orders, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Stops it at once; its settings are kept.</summary>
    /// <returns>False when there is nothing to remove.</returns>
    Task<bool> RemoveAsync(DestinationAddress address, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Puts the destination back to where it was before the last change that was not undone.</summary>
    /// <returns>The change that was undone, or null when there is none.</returns>
    Task<LoggedChange?> UndoAsync(DestinationAddress address, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<LoggedChange>> LogAsync(DestinationAddress address, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets destinations that were removed before a moment, as was promised when they were removed.</summary>
    Task<int> ForgetRemovedAsync(Instant before, CancellationToken cancellationToken);
}
