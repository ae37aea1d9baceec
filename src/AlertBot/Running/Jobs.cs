using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using Quartz;

namespace AlertBot.Running;

/// <summary>Brings in what is new in the feeds that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class PollFeedsJob(FeedPoller poller) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await poller.PollDueAsync(cancellationToken);
}
