using AlertBot.Feeds.Pushing;
using NodaTime;

namespace AlertBot.Feeds.Tests.Pushing;

internal sealed class MemoryHubs : IHubLeaseStore
{
    public Dictionary<string, HubLease> Leases { get; } = [];

    public HubLease Only => Assert.Single(Leases.Values);

    public Task<IReadOnlyList<HubLease>> TakeDueAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken)
    {
        List<HubLease> due = [.. Leases.Values.Where(hub => !hub.Removed && hub.NextTry <= now).Take(limit)];
        due.ForEach(hub => Leases[hub.Token] = hub with { NextTry = now + lease });
        return Task.FromResult<IReadOnlyList<HubLease>>(due);
    }

    public Task<HubLease?> FindAsync(string token, CancellationToken cancellationToken) => Task.FromResult(Leases.GetValueOrDefault(token));

    public Task<IReadOnlyList<HubLease>> AllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<HubLease>>([.. Leases.Values]);

    public Task SaveAsync(HubLease lease, CancellationToken cancellationToken)
    {
        Leases[lease.Token] = lease;
        return Task.CompletedTask;
    }
}
