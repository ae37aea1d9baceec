using AlertBot.Settings;
using AlertBot.Storage;
using NodaTime;

namespace AlertBot.Running;

/// <summary>The feeds of the settings, in the store.</summary>
internal static class FeedServices
{
    public static Task SyncFeedsAsync(this IServiceProvider services, AlertBotSettings settings, CancellationToken cancellationToken) =>
        services.GetRequiredService<IFeedList>().ReplaceAsync(
            [.. settings.Feeds.Select(f => Configured(f, settings))], cancellationToken);

    private static ConfiguredFeed Configured(FeedSettings feed, AlertBotSettings settings) =>
        new(new Uri(feed.Address), feed.Publisher, null, feed.Language, Duration.FromTimeSpan(feed.Interval ?? settings.Polling.Interval))
        {
            Access = feed.Access(),
            Group = feed.Group,
            Pictures = feed.Pictures,
        };
}
