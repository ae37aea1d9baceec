using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using NodaTime;

namespace AlertBot.Simulation;

/// <summary>Takes the real stages through a stretch of simulated time, moment by moment, as the schedule does in real time.</summary>
internal sealed class SimulatedRun(SimulatedClock clock, AdvanceItems advance, RemindDeadlines remind)
{
    /// <param name="bringIn">Brings in what is new at the moment that the clock shows.</param>
    /// <param name="sendOut">Empties the outbox.</param>
    public async Task RunAsync(
        IEnumerable<Instant> moments,
        Func<CancellationToken, Task> bringIn,
        Func<CancellationToken, Task> sendOut,
        CancellationToken cancellationToken)
    {
        foreach (var moment in moments)
        {
            clock.MoveTo(moment);
            await bringIn(cancellationToken);
            await advance.RunAsync(cancellationToken);
            await remind.RunAsync(cancellationToken);
            await sendOut(cancellationToken);
        }
    }

    /// <summary>Every step of a stretch of time, and the given moments in it, in order.</summary>
    public static IEnumerable<Instant> Moments(Instant from, Instant until, Duration step, IEnumerable<Instant> between)
    {
        var steps = Enumerable.Range(0, (int)((until - from) / step) + 1).Select(i => from + (step * i));
        return steps.Concat(between.Where(m => m >= from && m <= until)).Append(until).Distinct().Order();
    }
}
