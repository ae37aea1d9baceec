using System.Collections.Immutable;
using AlertBot.Alerts.Stages;

namespace AlertBot.Alerts.Corrections;

/// <summary>Stories as they are put straight.</summary>
public interface IStoryDesk
{
    /// <summary>The placed items of a story, oldest first; empty when it has none or there is no such story.</summary>
    Task<IReadOnlyList<PlacedItem>> ItemsAsync(long story, CancellationToken cancellationToken);

    /// <returns>Null when there is no such item, or it is in no story.</returns>
    Task<PlacedItem?> ItemAsync(long item, CancellationToken cancellationToken);

    /// <summary>What was put straight last for an audience and not taken back; null when there is nothing.</summary>
    Task<MadeCorrection?> LastAsync(long? audience, CancellationToken cancellationToken);

    /// <summary>
    /// Moves the items, lets the messages of a story that is left without items pass to the one that took them (where a destination has
    /// both, each stays what it is), enqueues the edits and writes the log, all in one transaction.
    /// </summary>
    /// <param name="undoes">The line of the log that is taken back, or null.</param>
    /// <returns>The story that the items are in now, or null when an item is no longer where it was taken from, or of another audience than the note says: nothing was changed.</returns>
    Task<long?> SaveAsync(ImmutableArray<StoryMove> moves, IReadOnlyList<StoryEdit> edits, CorrectionNote note, long? undoes, CancellationToken cancellationToken);
}
