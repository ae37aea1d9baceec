using System.ComponentModel.DataAnnotations;

namespace AlertBot.Feeds.Polling;

/// <summary>When and how many feeds are looked at. All times are as in "00:15:00".</summary>
public sealed record PollingOptions
{
    /// <summary>Normal time between two looks at a feed that sets none itself. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The shortest interval a lively feed can earn. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FastestInterval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest interval a quiet feed can fall to, unless its own is longer. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan SlowestInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A server may ask for more patience than this, but does not get it. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan LongestHint { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How far a look may drift from its time, as a share of the wait, so that feeds do not march in step. Default 0.1.</summary>
    [Range(0.0, 0.5)]
    public double Jitter { get; init; } = 0.1;

    /// <summary>Feeds claimed from the store at once, and the most that are held claimed. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int ClaimLimit { get; init; } = 1000;

    /// <summary>Outcomes written in one transaction. Default 100.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; init; } = 100;

    /// <summary>How long a claimed feed belongs to one process. Longer than the longest fetch. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many of the newest items of a new feed are news; the others are its baseline. Default 0.</summary>
    [Range(0, 1000)]
    public int AnnounceNewest { get; init; }

    /// <summary>A feed that has failed this long is told to its owner. Default 6 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan TellFailingAfter { get; init; } = TimeSpan.FromHours(6);

    /// <summary>A feed that brings nothing for this many times its usual gap is told as silent. Default 20.</summary>
    [Range(2, 10_000)]
    public int SilentAfterGaps { get; init; } = 20;

    /// <summary>No feed is called silent before this. Default 2 days.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan SilentAtLeast { get; init; } = TimeSpan.FromDays(2);

    /// <summary>A permanent redirect is believed after this many looks in a row. Default 5.</summary>
    [Range(1, 1000)]
    public int MovedAfterSightings { get; init; } = 5;

    /// <summary>A story that so many publishers take up within <see cref="BreakingWithin"/> is breaking: feeds that report on the talks are looked at faster. Default 3.</summary>
    [Range(2, 1000)]
    public int BreakingPublishers { get; init; } = 3;

    /// <summary>See <see cref="BreakingPublishers"/>. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan BreakingWithin { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After this time with nothing but 304 the whole document is asked for once. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan WholeAfter { get; init; } = TimeSpan.FromDays(1);
}
