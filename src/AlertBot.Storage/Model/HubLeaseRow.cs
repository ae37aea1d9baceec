using AlertBot.Feeds.Pushing;
using NodaTime;

namespace AlertBot.Storage.Model;

/// <summary>The agreement of a feed with the hub that it announces.</summary>
internal sealed class HubLeaseRow
{
    public long FeedId { get; init; }

    public required string Hub { get; set; }

    public required string Topic { get; set; }

    /// <summary>Part of the callback's address.</summary>
    public required string Token { get; set; }

    /// <summary>Signs what the hub sends.</summary>
    public required string Key { get; set; }

    public HubState State { get; set; }

    public Instant? Until { get; set; }

    public Instant NextTry { get; set; }

    public int Failures { get; set; }

    public Instant? LastPush { get; set; }
}
