using AlertBot.Demo;
using AlertBot.Demo.Documents;
using NodaTime;

namespace AlertBot.Tests.Demo;

public sealed class DemoScriptTests
{
    private static IEnumerable<RecordedItem> Items => DemoScript.Feeds.SelectMany(feed => feed.Items);

    [Fact]
    public void Seven_invented_publishers_write_three_languages_in_three_formats()
    {
        Assert.Equal(7, DemoScript.Feeds.Select(feed => feed.Publisher).Distinct().Count());
        Assert.Equal(["en", "ru", "uk"], DemoScript.Feeds.Select(feed => feed.Language[..2]).Distinct().Order());
        Assert.Equal([DocumentFormat.Rss, DocumentFormat.Atom, DocumentFormat.Json], DemoScript.Feeds.Select(feed => feed.Format).Distinct().Order());
        Assert.All(DemoScript.Feeds, feed => Assert.EndsWith(".example", feed.Site.Host, StringComparison.Ordinal));
    }

    [Fact]
    public void One_publisher_speaks_for_a_state_and_in_an_old_encoding() =>
        Assert.Equal(["windows-1251"], DemoScript.Feeds.Where(feed => feed.StateMedia).Select(feed => feed.Encoding));

    [Theory]
    [InlineData("trump-50-days", "en ru uk")]
    [InlineData("third-round-announced", "en ru uk")]
    [InlineData("third-round", "en ru uk")]
    [InlineData("thirty-day-ceasefire", "en ru uk")]
    [InlineData("kremlin-goals", "ru")]
    [InlineData("trump-10-or-12-days", "en ru uk")]
    [InlineData("trump-10-days", "en ru uk")]
    [InlineData("deadline-day", "uk")]
    [InlineData("alaska-announced", "en ru uk")]
    [InlineData("exchange-14-august", "en ru uk")]
    [InlineData("alaska-summit", "en ru uk")]
    [InlineData("washington-18-august", "en ru uk")]
    [InlineData("exchange-24-august", "en ru uk")]
    [InlineData("first-deadline-day", "en")]
    public void Every_step_of_the_summer_is_reported(string happened, string languages)
    {
        var reporting = DemoScript.Feeds.Where(feed => feed.Items.Any(item => item.Event == happened));

        Assert.Equal(languages, string.Join(' ', reporting.Select(feed => feed.Language[..2]).Distinct().Order()));
    }

    [Fact]
    public void A_good_part_is_about_something_else_or_repeats() =>
        Assert.InRange(Items.Count(item => item.Event is null || item.DuplicateOf is not null), Items.Count() / 4, Items.Count() / 2);

    [Fact]
    public void Entries_are_repeated_with_their_guid_and_under_another()
    {
        var repeats = Items.Where(item => item.DuplicateOf is not null).ToList();

        Assert.Contains(repeats, repeat => repeat.Guid == repeat.DuplicateOf);
        Assert.Contains(repeats, repeat => repeat.Guid != repeat.DuplicateOf);
        Assert.All(repeats, repeat => Assert.NotEmpty(repeat.Html));
    }

    [Fact]
    public void Apart_from_repeats_no_guid_comes_twice() =>
        Assert.All(DemoScript.Feeds, feed => Assert.Distinct(feed.Items.Where(item => item.DuplicateOf is null).Select(item => item.Guid)));

    [Fact]
    public void An_edit_changes_words_and_keeps_guid_and_link()
    {
        var edits = DemoScript.Feeds.SelectMany(feed => feed.Items.SelectMany(item => item.Edits.Select(edit => (Feed: feed, Item: item, edit.At)))).ToList();

        Assert.True(edits.Count >= 5);
        Assert.All(edits, edit =>
        {
            var before = Shown(edit.Feed, edit.Item, edit.At - Duration.FromSeconds(1));
            var after = Shown(edit.Feed, edit.Item, edit.At);
            Assert.NotEqual(before.Version, after.Version);
            Assert.Equal((before.Item.Guid, before.Link), (after.Item.Guid, after.Link));
        });
    }

    [Fact]
    public void Every_feed_has_something_when_the_play_begins_and_nothing_after_its_end()
    {
        Assert.All(DemoScript.Feeds, feed => Assert.NotEmpty(FeedPage.At(feed, DemoScript.Start).Items));
        Assert.All(Items, item => Assert.True(item.VisibleFrom <= DemoScript.End && item.Published.ToInstant() <= item.VisibleFrom));
    }

    [Fact]
    public void A_feed_shows_only_its_newest_entries() =>
        Assert.All(DemoScript.Feeds, feed => Assert.Equal(FeedPage.Length, FeedPage.At(feed, DemoScript.End).Items.Length));

    private static ShownItem Shown(RecordedFeed feed, RecordedItem item, Instant moment) => FeedPage.At(feed, moment).Items.Single(shown => shown.Item == item);
}
