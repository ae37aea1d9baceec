using System.Collections.Concurrent;
using AlertBot.Storage;

namespace AlertBot.Running;

/// <summary>
/// Spares a worker with nothing to do most of its looks at the store: a job that found nothing looks again as soon as this process has
/// written something, and otherwise once in a while, for what falls due by the clock or was written by another process.
/// </summary>
internal sealed class Vigilance(IStoreActivity store, TimeProvider clock)
{
    private static readonly TimeSpan OnceInAWhile = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Look> _looks = new(StringComparer.Ordinal);
    private long _lastLook = clock.GetTimestamp();

    /// <summary>How long ago any job asked: jobs ask several times a second as long as the schedule runs.</summary>
    public TimeSpan SinceLastLook => clock.GetElapsedTime(Interlocked.Read(ref _lastLook));

    /// <summary>True when the job should look; the job counts as having looked from then on.</summary>
    public bool ShouldLook(string job)
    {
        var look = new Look(store.Writes, clock.GetTimestamp());
        Interlocked.Exchange(ref _lastLook, look.At);
        if (_looks.TryGetValue(job, out var last) && last.Writes == look.Writes && clock.GetElapsedTime(last.At, look.At) < OnceInAWhile)
        {
            return false;
        }

        _looks[job] = look;
        return true;
    }

    private readonly record struct Look(long Writes, long At);
}
