namespace AlertBot.Running;

/// <summary>
/// Gives memory back to the machine: the garbage of a start or of a burst of items would otherwise stay with a process that is idle most
/// of the day, because nothing makes it collect. A full collection of the small live heap takes a few tens of milliseconds.
/// </summary>
internal sealed class IdleMemory(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Less than this is not worth a pause, in bytes.</summary>
    private const long Worthwhile = 16 << 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        GiveBack();
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            GiveBack();
        }
    }

    private static void GiveBack()
    {
        var memory = GC.GetGCMemoryInfo();
        if (memory.TotalCommittedBytes - memory.HeapSizeBytes > Worthwhile)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
