using AlertBot.Alerts.Digests;
using AlertBot.Alerts.Reminders;
using AlertBot.Chat.Commands.Running;
using AlertBot.Feeds.Polling;
using AlertBot.Feeds.Pushing;
using AlertBot.Storage;
using AlertBot.Storage.Replicas;
using AlertBot.Storage.Search;
using NodaTime;
using NodaTime.Extensions;
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

/// <summary>Asks hubs to send what is new, and again before they stop.</summary>
[DisallowConcurrentExecution]
internal sealed class AskHubsJob(HubSubscriber hubs, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => hubs.AskDueAsync(cancellationToken);
}

/// <summary>Looks faster at the feeds that report on the talks while a story of them breaks.</summary>
[DisallowConcurrentExecution]
internal sealed class HurryFeedsJob(IFeedStore feeds, PollingOptions options, TimeProvider clock, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToInstant();
        var breaking = new BreakingStory(options.BreakingPublishers, Duration.FromTimeSpan(options.BreakingWithin));
        return feeds.HurryAsync(breaking, now, now + Duration.FromTimeSpan(options.FastestInterval), cancellationToken);
    }
}

/// <summary>Takes items from stored to decided.</summary>
[DisallowConcurrentExecution]
internal sealed class AdvanceItemsJob(LineOwnership line, Vigilance vigilance, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override Task RunAsync(CancellationToken cancellationToken) =>
        vigilance.ShouldLook(nameof(AdvanceItemsJob)) ? line.AdvanceAsync(cancellationToken) : Task.CompletedTask;
}

/// <summary>Looks at the clock: whether a deadline is near or over, a digest due, a dossier silent.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindJob(RemindDeadlines remind, SendDigests digests, WatchSilence silence, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await remind.RunAsync(cancellationToken);
        await digests.RunAsync(cancellationToken);
        await silence.RunAsync(cancellationToken);
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

/// <summary>Tells chats what is wrong with their private feeds.</summary>
[DisallowConcurrentExecution]
internal sealed class TellPrivateTroublesJob(TellPrivateTroubles tell, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => tell.RunAsync(cancellationToken);
}

/// <summary>Keeps the search index close behind the items, so that who searches does not wait for it.</summary>
[DisallowConcurrentExecution]
internal sealed class IndexItemsJob(ISearchIndex search, JobTroubles troubles) : GuardedJob(troubles)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => search.CatchUpAsync(cancellationToken);
}

/// <summary>Gives back what replicas that died had claimed.</summary>
[DisallowConcurrentExecution]
internal sealed partial class GiveBackJob(IDeadReplicas dead, JobTroubles troubles, ILogger<GiveBackJob> log) : GuardedJob(troubles)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await dead.GiveBackAsync(cancellationToken) is > 0 and var claims)
        {
            LogGivenBack(claims);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A replica died; {Claims} feeds and deliveries that it had claimed are taken over")]
    private partial void LogGivenBack(int claims);
}
