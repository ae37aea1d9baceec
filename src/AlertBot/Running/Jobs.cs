using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using AlertBot.Storage;
using Quartz;

namespace AlertBot.Running;

/// <summary>A job whose failure stops neither the schedule nor another job, and is told once.</summary>
internal abstract class GuardedJob(JobTroubles troubles) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = GetType().Name;
        try
        {
            await RunAsync(cancellationToken);
            troubles.Succeeded(name);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The worker stops.
        }
        catch (Exception e)
        {
            troubles.Failed(name, e);
        }
    }

    protected abstract Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Brings in what is new in the feeds that are due. Rounds may overlap, so that one slow host holds up no other feed.</summary>
internal sealed class PollFeedsJob(FeedPoller poller, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => poller.PollDueAsync(cancellationToken);
}

/// <summary>Takes items from stored to decided.</summary>
[DisallowConcurrentExecution]
internal sealed class AdvanceItemsJob(AdvanceItems advance, Vigilance vigilance, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override Task RunAsync(CancellationToken cancellationToken) =>
        vigilance.ShouldLook(nameof(AdvanceItemsJob)) ? advance.RunAsync(cancellationToken) : Task.CompletedTask;
}

/// <summary>Looks whether a deadline is near or over.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindJob(RemindDeadlines remind, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => remind.RunAsync(cancellationToken);
}

/// <summary>Empties the outbox.</summary>
[DisallowConcurrentExecution]
internal sealed class DeliverJob(DeliverAlerts deliver, Vigilance vigilance, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (vigilance.ShouldLook(nameof(DeliverJob)) && await deliver.RunAsync(cancellationToken) > 0)
        {
        }
    }
}

/// <summary>Tells the operator what a person should know about a feed, once: the store remembers that it was told.</summary>
[DisallowConcurrentExecution]
internal sealed partial class TellNoticesJob(IFeedList feeds, JobTroubles troubles, ILogger<TellNoticesJob> log) : GuardedJob(troubles)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var notice in await feeds.TakeNoticesAsync(cancellationToken))
        {
            LogNotice(notice);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private partial void LogNotice(string notice);
}
