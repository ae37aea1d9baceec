using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
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
