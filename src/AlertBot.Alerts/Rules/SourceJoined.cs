using NodaTime;

namespace AlertBot.Alerts.Rules;

/// <summary>
/// One more publisher reports a story: its messages are brought up to date while it is young, and nothing rings. Later only those hear
/// of it who waited for as many publishers, and were never told.
/// </summary>
/// <param name="until">The messages of older stories are left as they are.</param>
internal sealed class SourceJoined(Duration until) : IAlertRule
{
    public Verdict? Judge(Development development)
    {
        if (development is not { Story: { } story, Place: { IsNew: false, Story: var number } } || story.Voices.Contains(story.Voice, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var key = $"story:{number}:voices:{story.Voices.Length + 1}:item:{development.Item.Id}";
        var joined = $"{story.Voice} is one more independent publisher of story {number}";
        return development.Item.Published - story.Started <= until
            ? new Speak(AlertKind.StoryEdited, key, [], "source-joined", $"{joined}: its messages are edited.")
            : new Speak(AlertKind.StoryEdited, key, [], "joined-late", $"{joined}, whose messages are no longer edited: only who waited for confirmation hears of it.");
    }
}
