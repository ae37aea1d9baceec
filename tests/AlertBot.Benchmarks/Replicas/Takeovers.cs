using System.Diagnostics;

namespace AlertBot.Benchmarks.Replicas;

/// <summary>
/// What one replica does alone, it does by a lease. After a death each lease tells by itself what happened: its owner holds it anew, and so
/// lives; or another one holds it, and took over.
/// </summary>
internal sealed class Takeovers(ReplicaWorld world)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, (long Died, Guid Owner, long Until)> _open = new(StringComparer.Ordinal);

    /// <summary>How long nobody held a lease whose owner had died.</summary>
    public List<(string Lease, TimeSpan After)> Done { get; } = [];

    /// <summary>Leases of which it is not known yet, at the end of the run.</summary>
    public int Open => _open.Count;

    /// <summary>Call right before a replica is killed.</summary>
    public void Died()
    {
        foreach (var (lease, owner, until) in world.Leases())
        {
            // One that is waited for already goes on being waited for.
            _open.TryAdd(lease, (Stopwatch.GetTimestamp(), owner, until));
        }
    }

    public async Task WatchAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < length; await Task.Delay(Glance, TimeProvider.System, cancellationToken))
        {
            foreach (var (lease, owner, until) in world.Leases())
            {
                if (_open.TryGetValue(lease, out var waited) && (owner, until) != (waited.Owner, waited.Until))
                {
                    _open.Remove(lease);
                    if (owner != waited.Owner)
                    {
                        Done.Add((lease, Stopwatch.GetElapsedTime(waited.Died)));
                    }
                }
            }
        }
    }
}
