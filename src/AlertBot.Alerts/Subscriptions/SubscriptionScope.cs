namespace AlertBot.Alerts.Subscriptions;

/// <summary>Subscriptions that answer alike to everything but words: one of them is asked for all.</summary>
internal sealed class SubscriptionScope(int number, Subscription example)
{
    public int Number => number;

    /// <summary>One that has or had it.</summary>
    public Subscription Example => example;

    /// <summary>How many groups have it.</summary>
    public int Groups { get; set; }

    /// <summary>Those of its groups that ask for no word.</summary>
    public List<SubscriptionGroup> Open { get; } = [];

    public bool Wants(Alert alert) => example.WantsScope(alert);
}
