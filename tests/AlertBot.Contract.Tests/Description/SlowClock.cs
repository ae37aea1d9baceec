namespace AlertBot.Contract.Tests.Description;

/// <summary>
/// A clock on which everything takes longer. Prism reads a schema when it first needs it, for seconds on a busy machine: nobody can answer
/// an interaction through it within three real ones.
/// </summary>
internal sealed class SlowClock(int times) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _start + ((System.GetUtcNow() - _start) / times);

    public override long GetTimestamp() => System.GetTimestamp() / times;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SlowTimer(this, System.CreateTimer(callback, state, Longer(dueTime), Longer(period)));

    private TimeSpan Longer(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span * times;

    private sealed class SlowTimer(SlowClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Longer(dueTime), clock.Longer(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
