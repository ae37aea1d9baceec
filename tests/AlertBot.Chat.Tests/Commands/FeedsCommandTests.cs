using System.Collections.Immutable;
using System.Text;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Chat.Tests.Commands;

public sealed class FeedsCommandTests : IAsyncDisposable
{
    private static readonly Localizer Words = Localizer.For("en");

    private readonly ChatWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_feed_is_found_behind_a_site_and_taken_back_again()
    {
        var added = await SayAsync("feeds add news.example/world \"the-news\"");

        Assert.Contains("“The News” is followed from now on as f3.", added, StringComparison.Ordinal);
        Assert.Contains("Talks in Istanbul", added, StringComparison.Ordinal);
        Assert.Equal("the-news", (await FeedAsync(3))!.Feed.Publisher);
        Assert.Contains("feeds add news.example/rss.xml the-news", await SayAsync("feeds undo"), StringComparison.Ordinal);
        Assert.Null(await FeedAsync(3));
    }

    [Theory]
    [InlineData("feeds pause f1", "paused")]
    [InlineData("feeds interval 2 30m", "30 minutes")]
    [InlineData("feeds interval f2 2h", "120 minutes")]
    [InlineData("feeds group https://example.net/feed World/Asia", "World/Asia")]
    [InlineData("feeds publisher f2 The Paper", "The Paper")]
    [InlineData("feeds pictures f2 on", "Pictures of items: messages may show them")]
    [InlineData("feeds pictures f2 off", "Pictures of items: not shown")]
    public async Task A_change_is_made_logged_and_shown(string said, string shown)
    {
        Assert.Contains(shown, await SayAsync(said), StringComparison.Ordinal);
        Assert.Equal(1, _world.Feeds.Changes);
        Assert.Contains(said.Split(' ')[1], await SayAsync("feeds log"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feeds interval f1 30m", "stands in the settings file")]
    [InlineData("feeds remove f1", "stands in the settings file")]
    [InlineData("feeds interval f2 soon", "is no interval")]
    [InlineData("feeds interval f2 25h", "is no interval")]
    [InlineData("feeds interval f2", "needs a value")]
    [InlineData("feeds pictures f1 on", "stands in the settings file")]
    [InlineData("feeds pictures f2 perhaps", "on, off")]
    [InlineData("feeds remove", "Which feed?")]
    [InlineData("feeds remove f9", "No feed “f9”")]
    [InlineData("feeds add example.org", "no feed at example.org")]
    [InlineData("feeds add file:///etc/passwd", "is not a web address")]
    [InlineData("feeds undo", "nothing to take back")]
    [InlineData("import nonsense", "cannot be read")]
    [InlineData("import picture", "is no list of feeds")]
    public async Task What_cannot_be_is_told_with_its_reason_and_changes_nothing(string said, string reason)
    {
        Assert.Contains(reason, await SayAsync(said), StringComparison.Ordinal);
        Assert.Equal(0, _world.Feeds.Changes);
    }

    [Theory]
    [InlineData("feeds list")]
    [InlineData("feeds show f1")]
    [InlineData("feeds add news.example")]
    public async Task What_may_be_a_key_in_an_address_is_never_shown(string said) =>
        Assert.DoesNotContain("secret", await SayAsync(said) + await SayAsync("feeds log"), StringComparison.Ordinal);

    [Fact]
    public async Task The_list_goes_out_as_a_file_where_only_the_owner_sees_it()
    {
        var refused = await _world.SayAsync("telegram", ChatWorld.Owner, "feeds export");
        var file = Assert.Single((await _world.SayAsync("telegram", ChatWorld.Owner, "feeds export", kind: PlaceKind.Private)).Only.Files);

        Assert.Equal(Words.Text("manage.private-only"), refused.Only.Message.Title);
        Assert.Contains("https://example.org/rss?key=secret", Encoding.UTF8.GetString(file.Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_comes_in_as_an_attachment_of_the_command()
    {
        var answer = await _world.HandleAsync(new Incoming.Command("1", ChatWorld.Person(ChatWorld.Owner), ChatWorld.Place("discord"), "import", ImmutableDictionary<string, OptionValue>.Empty.Add("file", new OptionValue(OptionKind.File, MemoryFiles.List)), ""));

        Assert.Equal(["1 feed is new and is followed from now on.", "1 was followed already and stays as it is.", "• Left out, since it is not a web address: ftp://x"], Lines(answer));
    }

    [Fact]
    public async Task A_list_comes_in_as_a_document_that_is_sent_when_it_is_asked_for()
    {
        await _world.SayAsync("telegram", ChatWorld.Owner, "import", kind: PlaceKind.Private);
        var document = new Incoming.Words("2", ChatWorld.Person(ChatWorld.Owner), ChatWorld.Place("telegram", PlaceKind.Private), "", null) { Options = ImmutableDictionary<string, OptionValue>.Empty.Add("file", new OptionValue(OptionKind.File, MemoryFiles.List)) };

        Assert.Equal("1 feed is new and is followed from now on.", Lines(await _world.HandleAsync(document))[0]);
    }

    [Fact]
    public async Task Suggestions_of_feeds_are_for_owners_only()
    {
        Task<AnswerLog> TypeAsync(string person) => _world.HandleAsync(new Incoming.Typing("1", ChatWorld.Person(person), ChatWorld.Place("discord"), "feeds", "feed", "bbc", ImmutableDictionary<string, OptionValue>.Empty));

        Assert.Equal("f1", Assert.Single((await TypeAsync(ChatWorld.Owner)).Suggestions).Value);
        Assert.Empty((await TypeAsync(ChatWorld.Admin)).Suggestions);
    }

    private async Task<string> SayAsync(string line) => string.Join('\n', Lines(await _world.SayAsync("discord", ChatWorld.Owner, line)));

    private async Task<AlertBot.Chat.Commands.Stores.FollowedFeed?> FeedAsync(long id) => (await _world.Feeds.AllAsync(CancellationToken.None)).FirstOrDefault(f => f.Feed.Id == id);

    private static List<string> Lines(AnswerLog answer) => [answer.Only.Message.Title, .. answer.Only.Message.Lines.Select(PlainRendering.Line)];
}
