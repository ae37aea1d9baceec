using System.Collections.Concurrent;

namespace AlertBot.Fakes.Http;

/// <summary>Which requests go wrong: first what was queued, one request each, then what <see cref="Otherwise"/> decides.</summary>
public sealed class FaultPlan
{
    private readonly ConcurrentQueue<Fault> _next = [];

    /// <summary>For chaos: decides about every request that no queued fault meets.</summary>
    public Func<FakeRequest, Fault?>? Otherwise { get; set; }

    public void Next(params ReadOnlySpan<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _next.Enqueue(fault);
        }
    }

    public void Next(FakeAnswer answer) => Next(new Fault.Answer(answer));

    internal Fault? Take(FakeRequest request) => _next.TryDequeue(out var fault) ? fault : Otherwise?.Invoke(request);
}
