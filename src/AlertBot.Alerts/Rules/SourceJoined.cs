using NodaTime;

namespace AlertBot.Alerts.Rules;

/// <summary>One more publisher reports a young story: its messages are brought up to date, and nothing rings.</summary>
/// <param name="until">Older stories are left as they are.</param>
internal sealed class SourceJoined(Duration until) : IAlertRule
{
    public Verdict? Judge(Development development) =>
        development is { Story: { } story, Place.IsNew: false }
        && !story.Voices.Contains(story.Voice, StringComparer.OrdinalIgnoreCase)
        && development.Item.Published - story.Started <= until
            ? new Speak(
                AlertKind.StoryEdited,
                $"story:{development.Place.Story}:voices:{story.Voices.Length + 1}:item:{development.Item.Id}",
                [],
                "source-joined",
                $"{story.Voice} is one more independent publisher of story {development.Place.Story}: its messages are edited.")
            : null;
}
