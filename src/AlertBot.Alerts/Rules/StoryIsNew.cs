namespace AlertBot.Alerts.Rules;

/// <summary>The first report of an event.</summary>
internal sealed class StoryIsNew : IAlertRule
{
    public Verdict? Judge(Development development) => development.Place.IsNew
        ? new Speak(AlertKind.NewStory, $"story:{development.Place.Story}", Mentioned(development), "new-story", "The item is the first report of its event.")
        : null;

    internal static IReadOnlyList<long> Mentioned(Development development) => [.. development.Ledger.Where(e => e.IsMaterial).Select(e => e.Entry.Id)];
}
