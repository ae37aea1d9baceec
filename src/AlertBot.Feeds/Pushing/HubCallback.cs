using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Feeds.Pushing;

/// <summary>A hub asks back whether it was really asked (WebSub, 5.3), or says that it will not (5.2).</summary>
public sealed record HubQuestion(string? Mode, string? Topic, string? Challenge, long? LeaseSeconds);

/// <summary>What became of something that was sent to a callback; each is an HTTP status.</summary>
public enum PushAnswer
{
    /// <summary>Taken, or passed over because its signature is wrong: a forger learns nothing.</summary>
    Accepted = 202,

    /// <summary>Nobody waits for this: the hub should stop.</summary>
    Gone = 410,

    /// <summary>The feed is busy: the hub should send it again.</summary>
    Busy = 503,
}

/// <summary>The address that hubs send to: answers their question, checks their signature, and hands on what they bring.</summary>
public sealed partial class HubCallback(
    IHubLeaseStore store, FeedPoller poller, FetchingOptions fetching, TimeProvider clock, ILogger<HubCallback> logger)
{
    public const string Path = "/websub/";

    /// <summary>A lease is renewed when so much of it is left.</summary>
    private const double RenewAt = 0.2;

    private static readonly Duration ShortestLease = Duration.FromMinutes(5);
    private static readonly Duration LongestLease = Duration.FromDays(30);

    /// <summary>A lease without a length; hubs of the time before WebSub give none.</summary>
    private static readonly Duration UsualLease = Duration.FromDays(1);

    private static readonly Duration AfterDenial = Duration.FromDays(7);

    /// <summary>The largest body that is taken, in bytes.</summary>
    public int MaxBytes => fetching.MaxBytes;

    private Instant Now => clock.GetUtcNow().ToInstant();

    public static Uri Address(Uri own, string token)
    {
        ArgumentNullException.ThrowIfNull(own);
        return new Uri(own.AbsoluteUri.TrimEnd('/') + Path + token);
    }

    /// <returns>What to answer with status 200; null for 404, by which the hub knows that it was not asked.</returns>
    public async Task<string?> AnswerAsync(string token, HubQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (await store.FindAsync(token, cancellationToken) is not { } lease || !IsTopic(lease, question.Topic))
        {
            return null;
        }

        switch (question.Mode)
        {
            case "subscribe" when !lease.Removed && lease.State is HubState.Asked or HubState.Agreed && question.Challenge is { } challenge:
                await store.SaveAsync(Agreed(lease, question.LeaseSeconds), cancellationToken);
                HubAgreed(lease.Hub.IdnHost, lease.Feed);
                return challenge;
            case "unsubscribe" when lease.Removed:
                return question.Challenge;
            case "denied" when !lease.Removed:
                await store.SaveAsync(lease with { State = HubState.Denied, Until = null, NextTry = Now + AfterDenial }, cancellationToken);
                HubDenied(lease.Hub.IdnHost, lease.Feed);
                return "";
            default:
                return null;
        }
    }

    public async Task<PushAnswer> TakeAsync(string token, ReadOnlyMemory<byte> body, string? contentType, string? signature, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(token, cancellationToken) is not { Removed: false } lease)
        {
            return PushAnswer.Gone;
        }

        if (lease.State != HubState.Agreed || !HubSignature.Holds(signature, lease.Key, body.Span))
        {
            FeedMeter.Pushed("unsigned");
            WrongSignature(lease.Feed);
            return PushAnswer.Accepted;
        }

        try
        {
            if (!await poller.TakeAsync(new HubPush(lease.Feed, lease.Address, body, contentType, lease.Until ?? Now), cancellationToken))
            {
                FeedMeter.Pushed("busy");
                return PushAnswer.Busy;
            }
        }
        catch (UnreadableFeedException exception)
        {
            FeedMeter.Pushed("unreadable");
            Unreadable(lease.Feed, exception.Message);
            return PushAnswer.Accepted;
        }

        FeedMeter.Pushed("taken");
        await store.SaveAsync(lease with { LastPush = Now }, cancellationToken);
        return PushAnswer.Accepted;
    }

    private HubLease Agreed(HubLease lease, long? seconds)
    {
        var length = seconds is > 0 and { } given
            ? Duration.Min(LongestLease, Duration.Max(ShortestLease, Duration.FromSeconds(Math.Min(given, (long)LongestLease.TotalSeconds))))
            : UsualLease;
        return lease with { State = HubState.Agreed, Until = Now + length, NextTry = Now + (length * (1 - RenewAt)), Failures = 0 };
    }

    private static bool IsTopic(HubLease lease, string? topic) => topic is not null && (topic == lease.Topic.AbsoluteUri || topic == lease.Topic.OriginalString);

    [LoggerMessage(LogLevel.Information, "The hub {Hub} sends what is new in feed {Feed}")]
    private partial void HubAgreed(string hub, long feed);

    [LoggerMessage(LogLevel.Information, "The hub {Hub} does not serve feed {Feed}, which is polled")]
    private partial void HubDenied(string hub, long feed);

    [LoggerMessage(LogLevel.Warning, "Something without a sound signature was sent for feed {Feed} and passed over")]
    private partial void WrongSignature(long feed);

    [LoggerMessage(LogLevel.Warning, "What a hub sent for feed {Feed} cannot be read: {Reason}")]
    private partial void Unreadable(long feed, string reason);
}
