namespace AlertBot.Chat.Conversations;

/// <summary>What a platform has to remember over a restart: how far receiving got, what it registered, what it has begun. Few and small.</summary>
public interface IReceiverNotes
{
    /// <returns>Null when nothing was written yet.</returns>
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    Task WriteAsync(string name, string value, CancellationToken cancellationToken);

    /// <summary>Names and values of those whose name begins like this.</summary>
    Task<IReadOnlyDictionary<string, string>> FindAsync(string beginning, CancellationToken cancellationToken);

    /// <summary>Nothing happens when there is none.</summary>
    Task RemoveAsync(string name, CancellationToken cancellationToken);
}
