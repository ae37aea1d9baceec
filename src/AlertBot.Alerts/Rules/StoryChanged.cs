namespace AlertBot.Alerts.Rules;

/// <summary>A known story has moved on in a way that subscribers must hear of.</summary>
internal sealed class StoryChanged : IAlertRule
{
    /// <summary>What a subscriber must hear of. Another place, date or answer is a detail of the story, for those who look it up.</summary>
    private static readonly string[] Telling = ["outcome", "agreement", "numbers", "round", "absence", "denial"];

    public Verdict? Judge(Development development) => development.Place.Changes.Where(Telling.Contains).ToList() is [_, ..] changes
        ? new Speak(
            AlertKind.Update,
            $"story:{development.Place.Story}:item:{development.Item.Id}:{development.Item.Revision}",
            StoryIsNew.Mentioned(development),
            "material-change",
            $"The item adds to a known story: {string.Join(", ", changes)}.")
        : null;
}
