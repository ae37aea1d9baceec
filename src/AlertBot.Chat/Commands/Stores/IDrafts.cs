using NodaTime;

namespace AlertBot.Chat.Commands.Stores;

/// <summary>
/// What was shown to a person and waits for their button, which could not hold it. It outlives a restart, and any replica has it. After a day
/// nobody means it any more.
/// </summary>
public interface IDrafts
{
    /// <param name="name">Whose it is and for what; the newest takes the place of an older one.</param>
    Task KeepAsync(string name, string text, Instant now, CancellationToken cancellationToken);

    /// <summary>Gives it out once: of two presses at the same time one gets it.</summary>
    /// <returns>Null when there is none, or it is too old.</returns>
    Task<string?> TakeAsync(string name, Instant now, CancellationToken cancellationToken);
}
