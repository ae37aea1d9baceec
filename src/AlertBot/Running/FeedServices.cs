using AlertBot.Settings;
using AlertBot.Storage;
using NodaTime;

namespace AlertBot.Running;

/// <summary>The feeds of the settings, in the store.</summary>
internal static class FeedServices
{
    public static Task SyncFeedsAsync(this IServiceProvider services, AlertBotSettings settings, CancellationToken cancellationToken) =>
        services.GetRequiredService<IFeedList>().ReplaceAsync(
            [.. settings.Feeds.Select(f => new ConfiguredFeed(new Uri(f.Address), f.Publisher, null, f.Language, Duration.FromTimeSpan(f.Interval ?? settings.Polling.Interval)))],
            cancellationToken);
}
