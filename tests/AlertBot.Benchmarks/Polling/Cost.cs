using System.Diagnostics;

namespace AlertBot.Benchmarks.Polling;

/// <summary>What a piece of work took of this process.</summary>
internal sealed record Cost(double Seconds, double CpuSeconds, double Megabytes, double AllocatedMegabytes)
{
    public static async Task<(Cost Cost, T Result)> OfAsync<T>(Func<Task<T>> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (cpu, allocated, watch) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var result = await work();
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return (new(seconds, (process.TotalProcessorTime - cpu).TotalSeconds, process.WorkingSet64 / 1e6, (GC.GetTotalAllocatedBytes() - allocated) / 1e6), result);
    }

    public override string ToString() =>
        FormattableString.Invariant($"{Seconds,7:N3} s  cpu {CpuSeconds,6:N2} s  {Megabytes,5:N0} MB resident  {AllocatedMegabytes,6:N0} MB allocated");
}
