using System.Net;
using AlertBot.Feeds.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace AlertBot.Feeds.Tests.Fetching;

/// <summary>A server, and a fetcher that may visit it.</summary>
public abstract class FetchedTests : IAsyncLifetime
{
    private protected LoopbackServer Server { get; private set; } = null!;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 7, 23, 12, 0, 0, TimeSpan.Zero));

    private protected static FetchingOptions Open { get; } = new() { AllowPrivateNetworks = true, PerHostSpacing = TimeSpan.Zero };

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Server = await LoopbackServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Server.DisposeAsync();
    }

    private protected async Task<FetchResult> FetchAsync(FetchRequest request, FetchingOptions? options = null, ResolveHost? resolve = null)
    {
        var chosen = options ?? Open;
        using var client = FeedClient.Create(chosen, resolve);
        var gate = new HostGate(chosen.PerHost, chosen.PerHostSpacing, chosen.Concurrency, Clock);
        return await new FeedFetcher(client, chosen, gate, Clock).FetchAsync(request, Cancelled);
    }

    private protected async Task<FailureKind> FailureAsync(Uri address, FetchingOptions? options = null, ResolveHost? resolve = null) =>
        Assert.IsType<FetchFailed>(await FetchAsync(new(address), options, resolve)).Failure.Kind;

    private protected static ResolveHost Answers(params string[] addresses) =>
        (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());
}
