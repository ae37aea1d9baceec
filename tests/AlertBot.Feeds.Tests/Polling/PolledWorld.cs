using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Feeds.Tests.Polling;

/// <summary>The real poller, fetcher and parser between a web, a store and a clock that tests hold in their hands.</summary>
internal sealed class PolledWorld : IDisposable
{
    public static Instant Start { get; } = Instant.FromUtc(2025, 7, 23, 12, 0);

    private readonly HttpClient _client;

    public PolledWorld(PollingOptions? options = null, IFeedParser? parser = null, Instant? start = null)
    {
        Clock = new((start ?? Start).ToDateTimeOffset());
        var fetching = new FetchingOptions { PerHostSpacing = TimeSpan.Zero };
        _client = new HttpClient(Web);
        var fetcher = new FeedFetcher(_client, fetching, new HostGate(fetching.PerHost, fetching.PerHostSpacing, fetching.Concurrency, Clock), Clock);
        Poller = new FeedPoller(Store, fetcher, parser ?? new FeedParser(), options ?? new PollingOptions(), Clock, NullLoggerFactory.Instance);
    }

    public FeedPoller Poller { get; }

    public FakeWeb Web { get; } = new();

    public MemoryFeedStore Store { get; } = new();

    public FakeTimeProvider Clock { get; }

    public Instant Now => Clock.GetUtcNow().ToInstant();

    public static Uri Address(long id) => new($"https://feed{id}.example/rss");

    /// <summary>An RSS document of items that have nothing but a guid and a title.</summary>
    public static string Rss(params string[] titles) => RssWith("", titles);

    public static string RssWith(string channel, params string[] titles)
    {
        var items = string.Concat(titles.Select(title => $"<item><guid>{title}</guid><title>{title}</title></item>"));
        return $"<rss version=\"2.0\"><channel><title>Example</title>{channel}{items}</channel></rss>";
    }

    /// <summary>A feed with interval 10 minutes that is due at once.</summary>
    public Uri Follow(long id) => Follow(id, Address(id));

    public Uri Follow(long id, Uri address)
    {
        Store.Add(new(id, address, "example", null, null, Duration.FromMinutes(10), FeedState.New));
        return address;
    }

    public Task<PollSummary> PollAsync() => Poller.PollDueAsync(TestContext.Current.CancellationToken);

    /// <summary>Lets time pass until feed 1 is due, and polls.</summary>
    public Task<PollSummary> PollNextAsync()
    {
        Clock.SetUtcNow(Instant.Max(Now, Store[1].State.NextLook).ToDateTimeOffset());
        return PollAsync();
    }

    public void Dispose() => _client.Dispose();
}
