using System.Collections.Concurrent;

namespace AlertBot.Feeds.Fetching;

/// <summary>Keeps to a few requests at a time per host, with a pause between their starts, and to a number of requests over all. Who waits for a
/// busy host takes up no place of the others.</summary>
/// <param name="clock">Spacing waits on this clock: set the spacing to zero where it is simulated.</param>
public sealed class HostGate(int perHost, TimeSpan spacing, int overall, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);
    private readonly Gate _overall = new(overall);

    /// <summary>Waits for a place; dispose the answer to give it back.</summary>
    public async Task<IDisposable> EnterAsync(Uri address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var gate = _gates.GetOrAdd(address.IdnHost, static (_, places) => new Gate(places), perHost);
        await gate.Places.WaitAsync(cancellationToken);
        try
        {
            await PauseAsync(gate, cancellationToken);
            await _overall.Places.WaitAsync(cancellationToken);
            return new Place(gate.Places, _overall.Places);
        }
        catch
        {
            gate.Places.Release();
            throw;
        }
    }

    private async Task PauseAsync(Gate gate, CancellationToken cancellationToken)
    {
        if (spacing <= TimeSpan.Zero)
        {
            return;
        }

        var wait = gate.Reserve(clock.GetTimestamp(), (long)(spacing.TotalSeconds * clock.TimestampFrequency));
        if (wait > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds((double)wait / clock.TimestampFrequency), clock, cancellationToken);
        }
    }

    private sealed class Gate(int places)
    {
        private readonly Lock _lock = new();
        private long _nextStart = long.MinValue;

        public SemaphoreSlim Places { get; } = new(places);

        /// <summary>Takes the next free start and says how many ticks of the clock it is away.</summary>
        public long Reserve(long now, long spacing)
        {
            lock (_lock)
            {
                var start = Math.Max(now, _nextStart);
                _nextStart = start + spacing;
                return start - now;
            }
        }
    }

    private sealed class Place(params SemaphoreSlim[] held) : IDisposable
    {
        private SemaphoreSlim[] _held = held;

        public void Dispose()
        {
            foreach (var semaphore in Interlocked.Exchange(ref _held, []))
            {
                semaphore.Release();
            }
        }
    }
}
