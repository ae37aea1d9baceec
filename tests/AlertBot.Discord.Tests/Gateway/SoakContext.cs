namespace AlertBot.Discord.Tests.Gateway;

/// <summary>Runs everything that was awaited on one thread and in order, so that a simulated week is the same each time.</summary>
internal sealed class SoakContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback What, object? State)> _waiting = [];

    public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Starts something and lets the clock jump from one wait to the next until the time is over.</summary>
    public static void Run(TestClock clock, TimeSpan length, Func<Task> start)
    {
        var (before, context) = (Current, new SoakContext());
        SetSynchronizationContext(context);
        try
        {
            var end = clock.GetUtcNow() + length;
            var running = start();
            context.Drain();
            while (clock.UntilNext() is { } next && clock.GetUtcNow() + next <= end && !running.IsCompleted)
            {
                clock.Advance(next);
                context.Drain();
            }

            Assert.False(running.IsFaulted, $"{running.Exception}");
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Drain()
    {
        while (_waiting.TryDequeue(out var next))
        {
            next.What(next.State);
        }
    }
}
