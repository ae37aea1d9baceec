using System.Globalization;
using AlertBot.Feeds.Fetching;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Feeds.Pushing;

/// <summary>
/// Asks hubs to send what is new, and asks again before their leases end. Whatever goes wrong costs nothing but time: feeds are polled all
/// the while, and a hub that fails is asked less and less often. May be cut off anywhere: the rows say when to ask again.
/// </summary>
public sealed partial class HubSubscriber(
    IHubLeaseStore store, FeedClients clients, FetchingOptions fetching, PushOptions options, TimeProvider clock, ILogger<HubSubscriber> logger)
{
    private const int AtOnce = 20;

    /// <summary>A hub must ask back within this time, or is asked again.</summary>
    private static readonly Duration TimeToAskBack = Duration.FromMinutes(10);

    private static readonly Duration[] Ladder =
        [Duration.FromMinutes(10), Duration.FromHours(1), Duration.FromHours(6), Duration.FromHours(24)];

    /// <returns>How many hubs were asked.</returns>
    public async Task<int> AskDueAsync(CancellationToken cancellationToken)
    {
        if (options.PublicAddress is not { } own)
        {
            return 0;
        }

        var due = await store.TakeDueAsync(clock.GetUtcNow().ToInstant(), TimeToAskBack, AtOnce, cancellationToken);
        await Task.WhenAll(due.Select(lease => AskAsync(lease, own, cancellationToken)));
        return due.Count;
    }

    /// <summary>The wait before the next try, after so many that went wrong.</summary>
    public static Duration BackOff(int failures) => Ladder[Math.Clamp(failures - 1, 0, Ladder.Length - 1)];

    private async Task AskAsync(HubLease lease, Uri own, CancellationToken cancellationToken)
    {
        // Written first: the hub may ask back before it has answered.
        var failures = lease.Failures + 1;
        var state = lease.State == HubState.Agreed ? HubState.Agreed : HubState.Asked;
        await store.SaveAsync(lease with { State = state, Failures = failures, NextTry = clock.GetUtcNow().ToInstant() + BackOff(failures) }, cancellationToken);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(fetching.TotalTimeout);
            using var message = Question(lease, own);
            using var response = await clients.Direct.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (!response.IsSuccessStatusCode)
            {
                HubRefused(lease.Hub.IdnHost, lease.Feed, (int)response.StatusCode);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            HubUnreachable(lease.Hub.IdnHost, lease.Feed, Failures.OfException(exception, lease.Hub).Sentence);
        }
    }

    private HttpRequestMessage Question(HubLease lease, Uri own) => new(HttpMethod.Post, lease.Hub)
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["hub.mode"] = "subscribe",
            ["hub.topic"] = lease.Topic.AbsoluteUri,
            ["hub.callback"] = HubCallback.Address(own, lease.Token).AbsoluteUri,
            ["hub.secret"] = lease.Key.Value,
            ["hub.lease_seconds"] = ((long)options.Lease.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            // Hubs of the time before WebSub want to be told how to ask back.
            ["hub.verify"] = "async",
        }),
    };

    [LoggerMessage(LogLevel.Information, "The hub {Hub} of feed {Feed} answers {Status}; the feed is polled, and the hub asked again later")]
    private partial void HubRefused(string hub, long feed, int status);

    [LoggerMessage(LogLevel.Information, "The hub {Hub} of feed {Feed} cannot be asked; the feed is polled, and the hub asked again later: {Reason}")]
    private partial void HubUnreachable(string hub, long feed, string reason);
}
