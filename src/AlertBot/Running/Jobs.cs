using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using AlertBot.Storage;
using Quartz;

namespace AlertBot.Running;

/// <summary>Brings in what is new in the feeds that are due. Rounds may overlap, so that one slow host holds up no other feed.</summary>
internal sealed class PollFeedsJob(FeedPoller poller) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await poller.PollDueAsync(cancellationToken);
}

/// <summary>Takes items from stored to decided.</summary>
[DisallowConcurrentExecution]
internal sealed class AdvanceItemsJob(AdvanceItems advance) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await advance.RunAsync(cancellationToken);
}

/// <summary>Looks whether a deadline is near or over.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindJob(RemindDeadlines remind) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await remind.RunAsync(cancellationToken);
}

/// <summary>Empties the outbox.</summary>
[DisallowConcurrentExecution]
internal sealed class DeliverJob(DeliverAlerts deliver) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        while (await deliver.RunAsync(cancellationToken) > 0)
        {
        }
    }
}

/// <summary>Tells the operator what a person should know about a feed, once: the store remembers that it was told.</summary>
[DisallowConcurrentExecution]
internal sealed partial class TellNoticesJob(IFeedList feeds, ILogger<TellNoticesJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var notice in await feeds.TakeNoticesAsync(cancellationToken))
        {
            LogNotice(notice);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private partial void LogNotice(string notice);
}
