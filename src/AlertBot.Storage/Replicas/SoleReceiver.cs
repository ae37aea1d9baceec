using AlertBot.Chat.Conversations;

namespace AlertBot.Storage.Replicas;

/// <summary>One replica receives for a bot.</summary>
internal sealed class SoleReceiver(IOwnership ownership) : ISoleReceiver
{
    public Task RunAsync(string bot, Func<CancellationToken, Task> receive, CancellationToken cancellationToken) =>
        ownership.WhileOwnerAsync($"receiving from {bot}", receive, cancellationToken);
}
