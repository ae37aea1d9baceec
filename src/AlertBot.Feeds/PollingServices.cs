using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
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
        services.AddSingleton(new FeedHttp(fetching));
        services.AddSingleton(provider => new HostGate(
            fetching.PerHost, fetching.PerHostSpacing, fetching.Concurrency, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new FeedFetcher(
            provider.GetRequiredService<FeedHttp>().Client, fetching, provider.GetRequiredService<HostGate>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FeedPoller>();
        return services;
    }

    /// <summary>The client of the feeds, under a name of its own: other parts have HTTP clients too.</summary>
    private sealed class FeedHttp(FetchingOptions options) : IDisposable
    {
        public HttpClient Client { get; } = FeedClient.Create(options);

        public void Dispose() => Client.Dispose();
    }
}
