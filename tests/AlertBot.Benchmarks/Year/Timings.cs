using System.Diagnostics;

namespace AlertBot.Benchmarks.Year;

/// <summary>How long each thing took, a line each, and which were too slow.</summary>
/// <param name="store">The database, for the lines.</param>
/// <param name="longest">What nineteen of twenty must not exceed.</param>
internal sealed class Timings(string store, TimeSpan longest)
{
    private const double Share = 0.95;

    private readonly List<string> _slow = [];

    /// <summary>Processor time of the process that does the work: on a machine that others use too it says more than the clock on the wall.</summary>
    public Func<TimeSpan> Processor { get; set; } = () => Environment.CpuUsage.TotalTime;

    /// <summary>What exceeded it, with how much.</summary>
    public IReadOnlyList<string> Slow => _slow;

    /// <param name="pause">Between two of them.</param>
    /// <param name="isLimited">False for work that nobody waits for.</param>
    public async Task TakeAsync(string what, int repeats, Func<Task> ask, bool isLimited = true, TimeSpan pause = default)
    {
        var began = Stopwatch.GetTimestamp();
        await ask();
        var first = Stopwatch.GetElapsedTime(began);
        var times = new List<TimeSpan>();
        var spent = Processor();
        for (var i = 0; i < repeats; i++)
        {
            await Task.Delay(pause, TimeProvider.System);
            began = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        spent = Processor() - spent;
        times.Sort();
        var p95 = times[(int)Math.Ceiling(times.Count * Share) - 1];
        Console.WriteLine(FormattableString.Invariant(
            $"{store,-10} {what,-44} first {first.TotalMilliseconds,7:0.0} ms  median {times[times.Count / 2].TotalMilliseconds,7:0.0} ms  p95 {p95.TotalMilliseconds,7:0.0} ms  processor {spent.TotalMilliseconds / repeats,6:0.0} ms"));
        if (isLimited && p95 > longest)
        {
            _slow.Add(FormattableString.Invariant($"{what} {p95.TotalMilliseconds:0} ms"));
        }
    }
}
