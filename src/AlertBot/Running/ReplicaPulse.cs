using AlertBot.Storage.Replicas;

namespace AlertBot.Running;

/// <summary>Keeps this replica known as alive; when it dies, the others give back what it had claimed.</summary>
internal sealed class ReplicaPulse(IOwnership ownership, Replica replica, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        ownership.WhileOwnerAsync(replica.Lease, alive => Task.Delay(Timeout.InfiniteTimeSpan, clock, alive), stoppingToken);
}
