namespace AlertBot.Feeds.Tests;

public sealed class ItemTests
{
    [Fact]
    public void An_item_is_compared_by_what_it_says() =>
        Assert.Equal(Parsing.PollingHints.None, Parsing.PollingHints.None with { });
}
