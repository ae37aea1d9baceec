namespace AlertBot.Alerts.Subscriptions;

/// <summary>What a destination wants of the alerts that gathered while nothing could be delivered there.</summary>
public enum CatchUp
{
    /// <summary>All of them, in their order.</summary>
    All,

    /// <summary>Of each story only the newest.</summary>
    PerStory,

    /// <summary>Only what is not older than it says.</summary>
    SkipOld,
}
