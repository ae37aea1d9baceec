namespace AlertBot.Running;

/// <summary>
/// Gives memory back to the machine: the garbage of a start or of a burst of items would otherwise stay with a process that is idle most
/// of the day, because nothing makes it collect. A full collection of the small live heap takes a few tens of milliseconds.
/// </summary>
internal sealed class IdleMemory(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Less than this is not worth a pause, in bytes.</summary>
    private const long Worthwhile = 4 << 20;

    /// <summary>Whoever collects more often between two looks is busy, and wants its memory.</summary>
    private const int CollectionsWhenIdle = 2;

    /// <summary>What was left after the last collection, in bytes.</summary>
    private long _live;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        GiveBack();
        using var timer = new PeriodicTimer(Interval, clock);
        var collections = GC.CollectionCount(0);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (GC.CollectionCount(0) - collections <= CollectionsWhenIdle)
            {
                GiveBack();
            }

            collections = GC.CollectionCount(0);
        }
    }

    private void GiveBack()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) - _live > Worthwhile)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _live = GC.GetTotalMemory(forceFullCollection: false);
        }
    }
}
