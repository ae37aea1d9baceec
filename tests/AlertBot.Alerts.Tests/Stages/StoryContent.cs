using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Alerts.Tests.Stages;

/// <summary>What is said of a story when one of its reports is the occasion.</summary>
internal static class StoryContent
{
    public static Instant Now { get; } = Instant.FromUtc(2025, 7, 23, 18, 0);

    public static DossierReading Talks { get; } = new("talks", 0.9, true, [Category.Round], []);

    public static AlertContent Of(AlertKind kind, long occasion, params ReadItem[] story)
    {
        var item = story.Single(s => s.Item.Id == occasion);
        var development = new Development(item.Item, item.Reading, Talks, new StoryPlace(7, false, null, [], []), [], Now);
        return new AlertContents().Of(development, new Speak(kind, "story:7", [], "test", "A test."), story);
    }
}
