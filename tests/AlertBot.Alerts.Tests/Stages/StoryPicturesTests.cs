using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Understanding;
using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Alerts.Tests.Stages;

/// <summary>Which pictures of its reports a story offers, and in which order.</summary>
public sealed class StoryPicturesTests
{
    [Fact]
    public void A_report_that_comes_to_be_known_later_stands_behind_even_when_it_was_published_before() =>
        Assert.Equal([1, 2], Offered(AlertKind.StoryEdited, 2, Report(2, "courier", minutes: -30), Report(1, "gazette")));

    [Fact]
    public void Each_voice_offers_its_first() =>
        Assert.Equal([1, 3], Offered(AlertKind.StoryEdited, 3, Report(1, "gazette"), Report(2, "gazette"), Report(3, "courier")));

    [Fact]
    public void What_is_new_is_shown_by_the_report_that_brings_it_and_an_edit_can_still_keep_the_first() =>
        Assert.Equal([2, 1], Offered(AlertKind.Update, 2, Report(1, "gazette"), Report(2, "gazette")));

    [Fact]
    public void The_picture_of_a_report_that_left_the_story_or_may_not_be_shown_is_gone() =>
        Assert.Equal([3], Offered(AlertKind.StoryEdited, 3, Report(2, "courier", hasPicture: false), Report(3, "herald")));

    [Fact]
    public void A_story_that_is_told_in_another_message_shows_none_of_its_own() =>
        Assert.Empty(Content(AlertKind.StoryEdited, 1, Report(1, "gazette")).AsJoined().Pictures);

    private static IEnumerable<long> Offered(AlertKind kind, long occasion, params ReadItem[] story) => Content(kind, occasion, story).Pictures.Select(p => p.Source.Item);

    private static AlertContent Content(AlertKind kind, long occasion, params ReadItem[] story) => StoryContent.Of(kind, occasion, story);

    private static ReadItem Report(long id, string publisher, int minutes = 0, bool hasPicture = true) => new(
        new Item(id, 1, publisher, $"{id}", null, $"Talks end {id}", "Text", "en", StoryContent.Now + Duration.FromMinutes(minutes), StoryContent.Now, 0, false)
        {
            Picture = hasPicture ? new ItemPicture($"https://{publisher}.example/{id}.jpg") : null,
        },
        new Reading("en", [StoryContent.Talks], TalkFacts.None, []));
}
