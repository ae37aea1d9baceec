using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Chat.Commands.Running;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

public sealed class PrivateFeedsCommandTests : IAsyncDisposable
{
    private static readonly Localizer Words = Localizer.For("en");

    private readonly ChatWorld _world = new();

    public PrivateFeedsCommandTests() => _world.Subscribe("telegram");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_admin_adds_a_feed_behind_a_site_for_their_chat_alone_and_takes_it_back()
    {
        var added = await SayAsync("privatefeeds add news.example/world \"the-news\"");

        Assert.Contains("“The News” is read for this chat alone from now on, as f8.", added, StringComparison.Ordinal);
        Assert.Equal(["intranet", "the-news"], (await FeedsAsync()).Select(f => f.Feed.Publisher));
        Assert.Equal(0, _world.Feeds.Changes);
        Assert.Contains("privatefeeds add f8", await SayAsync("privatefeeds undo"), StringComparison.Ordinal);
        Assert.Single(await FeedsAsync());
    }

    [Theory]
    [InlineData("privatefeeds pause f7", "paused")]
    [InlineData("privatefeeds interval 7 30m", "30 minutes")]
    [InlineData("privatefeeds pictures 7 on", "Pictures of items: messages may show them")]
    [InlineData("privatefeeds publisher f7 The House", "The House")]
    [InlineData("privatefeeds remove f7", "followed no longer")]
    public async Task A_change_is_made_logged_and_shown(string said, string shown)
    {
        Assert.Contains(shown, await SayAsync(said), StringComparison.Ordinal);
        Assert.Equal(1, _world.PrivateFeeds.Changes);
        Assert.Contains(said.Split(' ')[1], await SayAsync("privatefeeds log"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("privatefeeds remove", "Which feed?")]
    [InlineData("privatefeeds remove f1", "has no private feed “f1”")]
    [InlineData("privatefeeds remove https://example.org/rss?key=secret", "has no private feed")]
    [InlineData("privatefeeds add example.org", "no feed at example.org")]
    [InlineData("privatefeeds add file:///etc/passwd", "is not a web address")]
    [InlineData("privatefeeds undo", "nothing to take back")]
    public async Task What_cannot_be_is_told_with_its_reason_and_changes_nothing(string said, string reason)
    {
        Assert.Contains(reason, await SayAsync(said), StringComparison.Ordinal);
        Assert.Equal(0, _world.PrivateFeeds.Changes);
    }

    [Fact]
    public async Task Without_the_owners_word_none_is_added_and_over_their_number_none_more()
    {
        await SayAsync("privatefeeds add news.example/world");
        Assert.Contains("they are all taken", await SayAsync("privatefeeds add news.example/other"), StringComparison.Ordinal);

        Assert.Contains("2 private feeds allowed", PlainRendering.Message((await _world.SayAsync("telegram", ChatWorld.Owner, "destinations list")).Only.Message), StringComparison.Ordinal);
        await _world.SayAsync("telegram", ChatWorld.Owner, "destinations private-feeds Newsroom 0");
        Assert.Contains("may have no private feeds", await SayAsync("privatefeeds add news.example/other"), StringComparison.Ordinal);
        Assert.Equal(2, (await FeedsAsync()).Count);
    }

    [Theory]
    [InlineData("privatefeeds list")]
    [InlineData("privatefeeds show f7")]
    [InlineData("privatefeeds log")]
    public async Task What_may_be_a_key_in_an_address_is_never_shown(string said) =>
        Assert.DoesNotContain("secret", await SayAsync(said), StringComparison.Ordinal);

    [Fact]
    public async Task Where_other_people_read_nothing_is_told_of_it_whoever_asks()
    {
        var elsewhere = ChatWorld.Place("telegram") with { Address = new DestinationAddress("telegram", "-2002") };
        var asked = await _world.HandleAsync(new Incoming.Command("1", ChatWorld.Person(ChatWorld.Admin), elsewhere, "privatefeeds", ImmutableDictionary<string, OptionValue>.Empty, "list channel:-1001"));

        Assert.Equal(Words.Text("privatefeeds.elsewhere", "-1001"), asked.Only.Message.Title);
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("stories")]
    [InlineData("story s12")]
    [InlineData("search talks")]
    [InlineData("deadlines")]
    [InlineData("timeline")]
    [InlineData("status")]
    [InlineData("since 2h")]
    [InlineData("sources")]
    [InlineData("why a7")]
    public async Task Every_look_up_is_made_for_the_readers_of_the_place_and_for_nobody_else(string said)
    {
        await _world.SayAsync("telegram", ChatWorld.Member, said);
        await _world.SayAsync("discord", ChatWorld.Member, said);

        Assert.Contains(new SeenBy(MemoryPrivateFeeds.Newsroom), _world.LookUps.Asked);
        Assert.Contains(SeenBy.Everybody, _world.LookUps.Asked);
        Assert.Equal(2, _world.LookUps.Asked.Distinct().Count());
    }

    [Fact]
    public async Task What_was_not_delivered_is_shown_to_its_administrators_and_tried_again_by_its_number_alone()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");
        world.PrivateFeeds.Dead.Add(new DeadLetter(5, "story:12", "Newsroom", "discord", MemoryLookUps.Now - Duration.FromHours(2), 3, "The message is refused."));

        var list = (await world.SayAsync("discord", ChatWorld.Admin, "privatefeeds")).Only.Message;
        Assert.Equal("2 hours ago: The message is refused.", list.Lines[^1].Runs[1].Text);
        Assert.Equal("privatefeeds retry 5", list.Buttons[^1][0].Command);

        Assert.Equal("Done: 5", (await world.SayAsync("discord", ChatWorld.Admin, "privatefeeds retry 5")).Only.Message.Title);
        Assert.StartsWith("There is no undelivered message 6.", (await world.SayAsync("discord", ChatWorld.Admin, "privatefeeds retry 6")).Only.Message.Title, StringComparison.Ordinal);
        Assert.Equal(Localizer.For("en").Text("error.administrators-only"), (await world.SayAsync("discord", ChatWorld.Member, "privatefeeds retry 5")).Only.Message.Title);
    }

    [Fact]
    public async Task A_trouble_is_told_to_its_chat_alone_and_once()
    {
        _world.PrivateFeeds.Untold.Add(await TroubleAsync());

        Assert.Equal(1, await TellAsync());
        Assert.Equal(0, await TellAsync());

        var told = Assert.Single(_world.Ledger.Said);
        Assert.Equal((AlertKind.Notice, (long?)MemoryPrivateFeeds.Newsroom), (told.Kind, told.Audience));
        Assert.StartsWith("f7 “House news” cannot be read.", told.Content.Lines[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("intranet.example", told.Content.Lines[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_deletes_what_is_kept_of_them_in_their_own_chat_deletes_its_private_feeds_and_in_a_group_nothing_of_the_group()
    {
        await _world.SayAsync("telegram", ChatWorld.Member, "privacy delete");
        Assert.Empty(_world.PrivateFeeds.Erased);

        await _world.SayAsync("telegram", ChatWorld.Member, "privacy delete", kind: PlaceKind.Private);
        Assert.Equal([MemoryPrivateFeeds.Newsroom], _world.PrivateFeeds.Erased);
    }

    private async Task<PrivateFeedTrouble> TroubleAsync()
    {
        var feed = (await FeedsAsync())[0];
        feed = feed with { Feed = feed.Feed with { State = FeedState.New with { ConsecutiveFailures = 3, LastError = new FeedFailure(FailureKind.NotFound, "", "") } } };
        return new PrivateFeedTrouble(3, MemoryPrivateFeeds.Newsroom, feed, NoticeKind.Failing, MemoryLookUps.Now);
    }

    private Task<int> TellAsync() => new TellPrivateTroubles(_world.PrivateFeeds, _world.Ledger, _world.Ledger, _world.Time).RunAsync(CancellationToken.None);

    private Task<IReadOnlyList<FollowedFeed>> FeedsAsync() => _world.PrivateFeeds.AllAsync(MemoryPrivateFeeds.Newsroom, CancellationToken.None);

    private async Task<string> SayAsync(string line) => PlainRendering.Message((await _world.SayAsync("telegram", ChatWorld.Admin, line)).Only.Message);
}
