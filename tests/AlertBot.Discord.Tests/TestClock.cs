using Microsoft.Extensions.Time.Testing;

namespace AlertBot.Discord.Tests;

/// <summary>
/// A clock that only the test moves and that knows who waits for it: a test jumps exactly to the next thing that happens, however busy
/// the machine is.
/// </summary>
public sealed class TestClock : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Waiting, DateTimeOffset> _waiting = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var waiting = new Waiting(this);
        Note(waiting, dueTime);
        waiting.Inner = base.CreateTimer(
            s =>
            {
                waiting.Fired(period);
                callback(s);
            },
            state,
            dueTime,
            period);
        return waiting;
    }

    /// <summary>
    /// Until the task has ended: jumps to the next wait, unless somebody waits longer than <paramref name="atMost"/>: that is the patience
    /// of a request on its way, which is given all the real time it needs. One caller at a time.
    /// </summary>
    public async Task AdvanceUntilAsync(Task task, TimeSpan atMost, CancellationToken cancellationToken)
    {
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(2), System, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (Next(atMost) is { } next && !task.IsCompleted)
            {
                Advance(next);
            }
        }
    }

    /// <summary>How long until somebody's wait is over; null when nobody waits.</summary>
    public TimeSpan? UntilNext()
    {
        lock (_gate)
        {
            return _waiting.Count > 0 ? _waiting.Values.Min() - GetUtcNow() : null;
        }
    }

    private TimeSpan? Next(TimeSpan atMost)
    {
        lock (_gate)
        {
            var now = GetUtcNow();
            return _waiting.Count > 0 && _waiting.Values.Max() - now <= atMost ? _waiting.Values.Min() - now : null;
        }
    }

    private void Note(Waiting waiting, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _waiting.Remove(waiting);
            if (dueTime >= TimeSpan.Zero)
            {
                _waiting[waiting] = GetUtcNow() + dueTime;
            }
        }
    }

    private void Forget(Waiting waiting)
    {
        lock (_gate)
        {
            _waiting.Remove(waiting);
        }
    }

    private sealed class Waiting(TestClock clock) : ITimer
    {
        public ITimer Inner { get; set; } = null!;

        /// <summary>One that repeats waits again at once.</summary>
        public void Fired(TimeSpan period) => clock.Note(this, period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Note(this, dueTime);
            return Inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            clock.Forget(this);
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            clock.Forget(this);
            return Inner.DisposeAsync();
        }
    }
}
