namespace AlertBot.Feeds.Pushing;

/// <summary>What hubs are told.</summary>
/// <param name="PublicAddress">Where this AlertBot is reached from the internet; null when it is not: then feeds are polled alone.</param>
public sealed record PushOptions(Uri? PublicAddress)
{
    /// <summary>How long a hub is asked to go on; it decides itself. Default 10 days.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromDays(10);
}
