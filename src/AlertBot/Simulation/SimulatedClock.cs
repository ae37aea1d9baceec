using NodaTime;

namespace AlertBot.Simulation;

/// <summary>A clock that is moved by hand. Only the time of day is simulated: time-outs of real connections still run on real timers.</summary>
internal sealed class SimulatedClock(Instant start) : TimeProvider
{
    private long _ticks = start.ToUnixTimeTicks();

    public Instant Now => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <summary>Moves forward; never back.</summary>
    public void MoveTo(Instant moment) => Interlocked.Exchange(ref _ticks, Instant.Max(moment, Now).ToUnixTimeTicks());
}
