namespace AlertBot.Chat.Conversations;

/// <summary>What receiving has to remember over a restart: how far it got, what it registered. Few and small.</summary>
public interface IReceiverNotes
{
    /// <returns>Null when nothing was written yet.</returns>
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    Task WriteAsync(string name, string value, CancellationToken cancellationToken);
}
