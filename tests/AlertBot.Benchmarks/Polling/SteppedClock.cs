using NodaTime;

namespace AlertBot.Benchmarks.Polling;

/// <summary>The time of day moves only when it is told to; timers are real.</summary>
internal sealed class SteppedClock(Instant start) : TimeProvider
{
    private Instant _now = start;

    public override DateTimeOffset GetUtcNow() => _now.ToDateTimeOffset();

    public void Advance(Duration duration) => _now += duration;
}
