using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using Microsoft.Extensions.DependencyInjection;

namespace AlertBot.Feeds;

public static class PollingServices
{
    /// <summary>Registers fetching, parsing and polling. Needs the feed store, a clock and a log.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services, PollingOptions polling, FetchingOptions fetching) => services
        .AddSingleton(polling)
        .AddSingleton(fetching)
        .AddSingleton<IFeedParser, FeedParser>()
        .AddSingleton(s => new HostGate(fetching.PerHost, fetching.PerHostSpacing, fetching.Concurrency, s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new FeedFetcher(FeedClient.Create(fetching), fetching, s.GetRequiredService<HostGate>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<FeedHealth>()
        .AddSingleton(new PollSchedule(polling, Random.Shared.NextDouble))
        .AddSingleton<FeedPoller>();
}
