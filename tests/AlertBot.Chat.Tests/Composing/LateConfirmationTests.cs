using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Composing;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Stories.Summaries;
using NodaTime;

namespace AlertBot.Chat.Tests.Composing;

public sealed class LateConfirmationTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 25, 12, 0);

    [Theory]
    [InlineData("en", "first: The Wire, 24 July 2025")]
    [InlineData("uk", "перша публікація: The Wire, 24 липня 2025")]
    [InlineData("ru", "первая публикация: The Wire, 24 июля 2025")]
    public void A_story_that_was_confirmed_late_says_on_which_day_it_was_first_reported(string language, string footer)
    {
        var content = new AlertContent([new QuotedText("en", "Sides agree on a truce at sea", 1)], [], [], [], [])
        {
            Standing = new Standing(2, 0, "The Wire", 1, [], [], []),
            FirstReported = Instant.FromUtc(2025, 7, 23, 22, 0),
        };
        var alert = new Alert("story:1:voices:2", AlertKind.StoryEdited, "talks", Now, 1, null, [1, 2], Urgency.Routine, content, "a test") { IsLate = true };
        var destination = new Destination(1, "one", "console", "", language, DateTimeZoneProviders.Tzdb["Europe/Kyiv"], null, null);

        Assert.EndsWith(footer, new Composer().Compose(alert, destination, Now).Footer);
    }
}
