using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Understanding;
using AlertBot.Understanding.Facts;

namespace AlertBot.Alerts.Tests.Stages;

public sealed class HeadlineLinksTests
{
    private static readonly ReadItem English = Report(1, "en", "Talks end in Istanbul");
    private static readonly ReadItem Ukrainian = Report(2, "uk", "У Стамбулі завершилися переговори");

    [Fact]
    public void Each_headline_of_a_story_knows_where_its_report_is_read() =>
        Assert.Equal([("en", English.Item.Link), ("uk", Ukrainian.Item.Link)], Headlines(AlertKind.StoryEdited, 2));

    [Fact]
    public void What_is_new_links_to_the_report_that_brings_it() =>
        Assert.Equal([("uk", Ukrainian.Item.Link)], Headlines(AlertKind.Update, 2));

    private static IEnumerable<(string, string?)> Headlines(AlertKind kind, long occasion) => StoryContent.Of(kind, occasion, English, Ukrainian).Headlines.Select(h => (h.Language, h.Url));

    private static ReadItem Report(long id, string language, string title) => new(
        new Item(id, 1, $"paper-{language}", $"{id}", $"https://paper.example/{id}", title, "", language, StoryContent.Now, StoryContent.Now, 0, false),
        new Reading(language, [StoryContent.Talks], TalkFacts.None, []));
}
