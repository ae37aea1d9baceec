namespace AlertBot.Alerts.Rules;

/// <summary>What was in a feed before AlertBot first looked is context: announcing it would flood the channel.</summary>
internal sealed class BaselineIsContext : IAlertRule
{
    public Verdict? Judge(Development development) =>
        development.Item.Baseline ? new Silence("baseline", "The item was already in the feed at its first poll.") : null;
}
