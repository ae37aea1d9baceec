using NodaTime;
using static AlertBot.Feeds.Tests.Polling.MemoryShelf;

namespace AlertBot.Feeds.Tests.Polling;

public sealed class FirstPollTests
{
    private readonly MemoryShelf _shelf = new();

    [Fact]
    public void What_is_in_the_feed_at_the_first_poll_is_no_news_and_what_comes_later_is()
    {
        Assert.All(_shelf.Poll(Item("2", null, "Two"), Item("1", null, "One", null, At(-90))).NewItems, item => Assert.True(item.Baseline));

        Assert.False(Assert.Single(_shelf.Poll(Item("3", null, "Three"), Item("2", null, "Two")).NewItems).Baseline);
    }

    [Fact]
    public void The_newest_few_are_announced_on_request()
    {
        var shelf = new MemoryShelf { AnnounceNewest = 2 };

        var items = shelf.Poll([.. Enumerable.Range(0, 5).Select(i => Item($"{i}", null, $"{i}", null, At(-i)))]).NewItems;

        Assert.Equal(["1", "0"], items.Where(item => !item.Baseline).Select(item => item.Title));
        Assert.Single(shelf.Poll(Item("9", null, "9")).NewItems);
    }

    [Fact]
    public void An_empty_first_document_does_not_make_the_backlog_news()
    {
        _shelf.Poll();

        var items = _shelf.Poll(Item("1", null, "Old", null, At(-100)), Item("2", null, "Undated"), Item("3", null, "New", null, At(5))).NewItems;

        Assert.Equal(["New"], items.Where(item => !item.Baseline).Select(item => item.Title));
    }

    [Fact]
    public void What_was_published_while_a_new_feed_could_not_be_read_is_news()
    {
        _shelf.Fail();

        Assert.Equal([true, false], _shelf.Poll(Item("2", null, "B", null, At(4)), Item("1", null, "A", null, At(-4))).NewItems.Select(item => item.Baseline));
    }

    [Fact]
    public void A_backlog_that_grows_back_later_is_no_news()
    {
        _shelf.Poll(Item("1", null, "One"));

        Assert.True(Assert.Single(_shelf.Poll(Item("0", null, "Old", null, At(-60 * 48)), Item("1", null, "One")).NewItems).Baseline);
    }

    [Fact]
    public void Everything_that_appeared_during_a_downtime_comes_in_order_of_publication()
    {
        _shelf.Poll(Item("0", null, "0"));

        var items = _shelf.Poll(
            Item("d", null, "d"), Item("c", null, "c", null, At(8)), Item("a", null, "a", null, At(2)), Item("b2", null, "b2", null, At(5)), Item("b1", null, "b1", null, At(5)));

        Assert.Equal(["a", "b1", "b2", "c", "d"], items.NewItems.Select(item => item.Title));
    }

    [Fact]
    public void Equal_and_midnight_times_lose_nothing()
    {
        var midnight = Instant.FromUtc(2025, 7, 23, 0, 0);
        _shelf.Poll(Item("1", null, "One", null, midnight));

        Assert.Equal(2, _shelf.Poll(Item("3", null, "Three", null, midnight), Item("2", null, "Two", null, midnight)).NewItems.Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2031-01-01T00:00:00Z")]
    [InlineData("2025-07-23T12:00:01Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void An_unbelievable_time_becomes_the_moment_the_item_was_first_seen(string? published)
    {
        var time = published is null ? (Instant?)null : NodaTime.Text.InstantPattern.General.Parse(published).Value;

        Assert.Equal(Start, Assert.Single(_shelf.Poll(Item("1", null, "One", null, time)).NewItems).Published);
    }

    [Theory]
    [InlineData("2025-07-23T12:00:00Z")]
    [InlineData("2001-02-03T04:05:06Z")]
    public void A_believable_time_is_kept(string published)
    {
        var time = NodaTime.Text.InstantPattern.General.Parse(published).Value;

        Assert.Equal(time, Assert.Single(_shelf.Poll(Item("1", null, "One", null, time)).NewItems).Published);
    }

    [Theory]
    [InlineData(null, "<p>Talks ended.</p><p>No deal.</p>", "https://x.example/1", "Talks ended.")]
    [InlineData("", null, "https://x.example/1", "https://x.example/1")]
    [InlineData(null, null, null, "")]
    public void A_missing_title_is_taken_from_what_there_is(string? title, string? text, string? link, string expected) =>
        Assert.Equal(expected, Assert.Single(_shelf.Poll(Item(null, link, title, text)).NewItems).Title);
}
