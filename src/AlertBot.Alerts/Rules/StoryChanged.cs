namespace AlertBot.Alerts.Rules;

/// <summary>A known story has moved on in a way that subscribers must hear of.</summary>
internal sealed class StoryChanged : IAlertRule
{
    public Verdict? Judge(Development development) => development.Place.Changes is [_, ..] changes
        ? new Speak(
            AlertKind.Update,
            $"story:{development.Place.Story}:item:{development.Item.Id}:{development.Item.Revision}",
            StoryIsNew.Mentioned(development),
            "material-change",
            $"The item adds to a known story: {string.Join(", ", changes)}.")
        : null;
}
