namespace AlertBot.Chat.Conversations;

/// <summary>Of several processes one may receive for a bot: two would each see only a part, or answer twice.</summary>
public interface ISoleReceiver
{
    /// <summary>
    /// Runs <paramref name="receive"/> whenever and as long as this process is the one; its token is cancelled when that ends, and it is
    /// started again when it becomes so again. Returns when <paramref name="receive"/> does by itself, or throws when cancelled.
    /// </summary>
    /// <param name="bot">Such as <c>discord</c>.</param>
    Task RunAsync(string bot, Func<CancellationToken, Task> receive, CancellationToken cancellationToken);
}

/// <summary>For a store that one process owns alone: it is always the one.</summary>
public sealed class AlwaysSoleReceiver : ISoleReceiver
{
    public Task RunAsync(string bot, Func<CancellationToken, Task> receive, CancellationToken cancellationToken) => receive(cancellationToken);
}
