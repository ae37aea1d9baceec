using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Tests.Commands;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Chat.Tests.Composing;

/// <summary>Who follows a title expects the article that is called so.</summary>
public sealed class TitleLinkTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 20, 0);
    private static readonly QuotedText English = new("en", "Talks end in Istanbul", 1) { Url = "https://gazette.example/talks-end" };
    private static readonly QuotedText Ukrainian = new("uk", "У Стамбулі завершилися переговори", 2) { Url = "https://vistnyk.example/zavershylysia" };
    private static readonly SourceLink First = new("The Gazette", "gazette", "https://gazette.example/first", "en", false, 3);

    [Theory]
    [InlineData("en", "https://gazette.example/talks-end")]
    [InlineData("uk", "https://vistnyk.example/zavershylysia")]
    [InlineData("ru", "https://gazette.example/talks-end")]
    public void A_title_links_to_the_report_whose_headline_it_is(string language, string link) => Assert.Equal(link, Message(language, English, Ukrainian).TitleLink);

    [Fact]
    public void A_headline_without_an_address_links_to_the_first_source() => Assert.Equal(First.Url, Message("en", English with { Url = null }).TitleLink);

    [Fact]
    public void A_message_without_a_headline_links_to_the_first_source() => Assert.Equal(First.Url, Message("en").TitleLink);

    [Fact]
    public void A_story_of_a_digest_links_to_the_report_whose_headline_is_shown()
    {
        var content = new AlertContent([], [], [], [], []) { Digest = [new DigestEntry([English, Ukrainian], [], First.Url, 2, false)] };

        Assert.Contains(Compose(AlertKind.Digest, content, "uk").Lines.SelectMany(l => l.Runs), r => r.Text == Ukrainian.Text && r.Link == Ukrainian.Url);
    }

    [Fact]
    public async Task An_alert_of_a_list_links_to_the_report_whose_headline_is_shown()
    {
        await using var world = new ChatWorld();
        world.LookUps.Stored = [new NumberedAlert(7, MemoryLookUps.Usual with { Content = MemoryLookUps.Usual.Content with { Headlines = [English] } })];

        var message = (await world.SayAsync("discord", ChatWorld.Member, "latest")).Only.Message;

        Assert.Contains(message.Lines.SelectMany(l => l.Runs), r => r.Text == English.Text && r.Link == English.Url);
    }

    private static Chat.Delivery.ChatMessage Message(string language, params QuotedText[] headlines) => Compose(AlertKind.NewStory, new AlertContent([.. headlines], [], [First], [], []), language);

    private static Chat.Delivery.ChatMessage Compose(AlertKind kind, AlertContent content, string language) => new Composer().Compose(
        new Alert("story:1", kind, "talks", Now, 1, null, [1, 2, 3], Urgency.Routine, content, "a test"),
        new Destination(1, "one", "console", "", language, DateTimeZone.Utc, null, null),
        Now);
}
