
namespace AlertBot.Storage.Replicas;

/// <summary>On a store that one process owns alone.</summary>
internal sealed class SoleOwnership : IOwnership
{
    public Task WhileOwnerAsync(string what, Func<CancellationToken, Task> work, CancellationToken cancellationToken) => work(cancellationToken);
}
