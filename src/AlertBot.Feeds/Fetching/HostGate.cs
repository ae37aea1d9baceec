using System.Collections.Concurrent;

namespace AlertBot.Feeds.Fetching;

/// <summary>Keeps to a few requests at a time per host, with a pause between their starts. Hosts never wait for each other.</summary>
/// <param name="clock">Spacing waits on this clock: set the spacing to zero where it is simulated.</param>
public sealed class HostGate(int perHost, TimeSpan spacing, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a place; dispose the answer to give it back.</summary>
    public async Task<IDisposable> EnterAsync(Uri address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var gate = _gates.GetOrAdd(address.IdnHost, static (_, places) => new Gate(places), perHost);
        await gate.Places.WaitAsync(cancellationToken);
        try
        {
            await PauseAsync(gate, cancellationToken);
            return new Place(gate.Places);
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

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private SemaphoreSlim? _places = places;

        public void Dispose() => Interlocked.Exchange(ref _places, null)?.Release();
    }
}
