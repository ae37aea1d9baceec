using AlertBot.Feeds.Discovery;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using AlertBot.Feeds.Pushing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlertBot.Feeds;

public static class PollingServices
{
    /// <summary>Registers the poller and all it needs but the store (<see cref="IFeedStore"/>) and logging.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services, PollingOptions polling, FetchingOptions fetching)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IFeedParser, FeedParser>();
        services.AddSingleton(polling);
        services.AddSingleton(fetching);
        services.AddSingleton(_ => new FeedClients(fetching));
        services.AddSingleton(provider => new HostGate(
            fetching.PerHost, fetching.PerHostSpacing, fetching.Concurrency, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new FeedFetcher(
            provider.GetRequiredService<FeedClients>(), fetching, provider.GetRequiredService<HostGate>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FeedPoller>();
        services.AddSingleton<FeedFinder>();
        services.AddSingleton<IFeedSearch>(provider => provider.GetRequiredService<FeedFinder>());
        return services;
    }

    /// <summary>Lets hubs send what is new (WebSub); needs the store (<see cref="IHubLeaseStore"/>), and somebody who serves <see cref="HubCallback"/>.</summary>
    public static IServiceCollection AddHubs(this IServiceCollection services, PushOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<HubSubscriber>();
        services.AddSingleton<HubCallback>();
        return services;
    }
}
