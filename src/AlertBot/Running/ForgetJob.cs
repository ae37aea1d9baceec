using AlertBot.Chat.Commands.Stores;
using AlertBot.Settings;
using AlertBot.Storage;
using NodaTime;
using NodaTime.Extensions;
using Quartz;

namespace AlertBot.Running;

/// <summary>Keeps what was promised: the settings of removed destinations are gone after 30 days, and old items that led to nothing after theirs.</summary>
[DisallowConcurrentExecution]
internal sealed partial class ForgetJob(IDestinationStore destinations, IItemRetention items, RetentionSettings settings, TimeProvider clock, JobTroubles troubles, ILogger<ForgetJob> log)
    : GuardedJob(troubles)
{
    /// <summary>As the texts of <c>/privacy</c> and <c>/unsubscribe</c> promise.</summary>
    private static readonly Duration RemovedKept = Duration.FromDays(30);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToInstant();
        var (gone, old) = (0, 0);
        while (await destinations.ForgetRemovedAsync(now - RemovedKept, cancellationToken) is > 0 and var some)
        {
            gone += some;
        }

        if (settings.Days > 0)
        {
            old = await items.ForgetAsync(now - Duration.FromDays(settings.Days), cancellationToken);
        }

        if (gone + old > 0)
        {
            LogForgotten(gone, old);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot the settings of {Destinations} removed destinations and {Items} old items")]
    private partial void LogForgotten(int destinations, int items);
}
