using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Destinations;
using AlertBot.Fakes.Discord;

namespace AlertBot.Discord.Tests.Destinations;

/// <summary>Before a channel becomes a destination its permissions are looked at, and what is missing is named.</summary>
public sealed class PermissionTests : IAsyncLifetime
{
    private const ulong View = 1UL << 10, Send = 1UL << 11, Embed = 1UL << 14, Attach = 1UL << 15, Mention = 1UL << 17, InThreads = 1UL << 38;
    private readonly DiscordBench _bench = new();

    private FakeGuild Guild => _bench.Server.Guild;

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Theory]
    [InlineData(0, View, "View Channel")]
    [InlineData(0, Send, "Send Messages")]
    [InlineData(0, Embed, "Embed Links")]
    [InlineData(15, Send, "Create Posts")]
    [InlineData(15, InThreads, "Send Messages in Threads")]
    [InlineData(11, InThreads, "Send Messages in Threads")]
    public async Task What_is_needed_and_missing_is_named(int type, ulong missing, string name)
    {
        Channel(type, [new FakeOverwrite(Guild.Id, false, 0, missing)]);
        var check = await CheckAsync();
        Assert.False(check.IsUsable);
        Assert.Contains(name, Assert.Single(check.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Attach, "Attach Files")]
    [InlineData(Mention, "Mention @everyone, @here, and All Roles")]
    [InlineData(InThreads, "Send Messages in Threads")]
    public async Task What_is_missing_and_could_be_done_without_is_named_as_advice(ulong missing, string name)
    {
        Channel(0, [new FakeOverwrite(Guild.Id, false, 0, missing)]);
        var check = await CheckAsync();
        Assert.True(check.IsUsable);
        Assert.Contains(name, Assert.Single(check.Advice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_all_permissions_nothing_is_said()
    {
        Channel(0, []);
        var check = await CheckAsync();
        Assert.Equal((true, "channel-1001", 0), (check.IsUsable, check.Subject, check.Advice.Length));
    }

    [Fact]
    public async Task Exceptions_apply_in_discords_order()
    {
        (Guild.Roles["81"], Guild.Roles["82"], Guild.Members["123"]) = (0, 0, ["81", "82"]);
        // Everyone may not, one role may not and another may: roles together may; the member may not embed.
        Channel(0, [new FakeOverwrite(Guild.Id, false, 0, Send), new FakeOverwrite("81", false, 0, Send), new FakeOverwrite("82", false, Send, 0), new FakeOverwrite("123", true, 0, Embed)]);
        var problem = Assert.Single((await CheckAsync()).Problems);
        Assert.Contains("Embed Links", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("Send Messages,", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Owners_and_administrators_may_everything(bool isOwner)
    {
        Channel(0, [new FakeOverwrite(Guild.Id, false, 0, View | Send)]);
        (Guild.Owner, Guild.Roles["81"], Guild.Members["123"]) = (isOwner ? "123" : "501", 1UL << 3, isOwner ? [] : ["81"]);
        Assert.True((await CheckAsync()).IsUsable);
    }

    [Fact]
    public async Task A_thread_has_the_exceptions_of_its_channel()
    {
        Channel(0, [new FakeOverwrite(Guild.Id, false, 0, Send)]);
        Guild.Channels["2002"] = new FakeChannel("2002", 11) { Parent = "1001" };
        Assert.True((await CheckAsync("2002")).IsUsable);
        Assert.False((await CheckAsync("1001")).IsUsable);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(14)]
    public async Task A_channel_that_takes_no_messages_is_refused(int type)
    {
        Channel(type, []);
        Assert.Contains("takes no messages", Assert.Single((await CheckAsync()).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forum_that_wants_a_tag_names_those_that_it_has()
    {
        Guild.Channels["1001"] = new FakeChannel("1001", 15) { RequiresTag = true, Tags = new Dictionary<string, string> { ["31"] = "News" } };
        Assert.Contains("News (31)", Assert.Single((await CheckAsync()).Problems), StringComparison.Ordinal);
        Assert.True((await CheckAsync("1001?tags=31")).IsUsable);
    }

    [Fact]
    public async Task The_tags_of_a_forum_are_told_by_their_names()
    {
        Guild.Channels["1001"] = new FakeChannel("1001", 15) { Tags = new Dictionary<string, string> { ["31"] = "News", ["32"] = "Talks" } };
        Guild.Channels["1002"] = new FakeChannel("1002");
        var directory = new DiscordDirectory(_bench.Platform);
        Assert.Equal(["News", "Talks"], await _bench.PassAsync(directory.TagsAsync(new DestinationAddress("discord", "1001"), TestContext.Current.CancellationToken)));
        Assert.Empty(await _bench.PassAsync(directory.TagsAsync(new DestinationAddress("discord", "1002"), TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("501", Standing.Administrator)]
    [InlineData("601", Standing.Administrator)]
    [InlineData("602", Standing.Administrator)]
    [InlineData("603", Standing.Member)]
    [InlineData("604", Standing.Stranger)]
    [InlineData("nobody", Standing.Stranger)]
    public async Task What_a_person_is_on_the_server_is_asked_of_discord(string person, Standing standing)
    {
        (Guild.Roles["91"], Guild.Roles["92"]) = (1UL << 5, 1UL << 3);
        (Guild.Members["601"], Guild.Members["602"], Guild.Members["603"]) = (["91"], ["92"], []);
        var directory = new DiscordDirectory(_bench.Platform);
        Assert.Equal(standing, await _bench.PassAsync(directory.StandingAsync(new DestinationAddress("discord", "1001"), person, TestContext.Current.CancellationToken)));
        Assert.Equal(standing, await _bench.PassAsync(directory.StandingAsync(new DestinationAddress("discord", "1001?publish=true"), person, TestContext.Current.CancellationToken)));
    }

    private void Channel(int type, IReadOnlyList<FakeOverwrite> overwrites)
    {
        Guild.Channels["1001"] = new FakeChannel("1001", type) { Overwrites = overwrites, Parent = type == 11 ? "3003" : null };
        Guild.Channels["3003"] = new FakeChannel("3003") { Overwrites = overwrites };
    }

    private Task<PlatformCheck> CheckAsync(string address = "1001") =>
        _bench.PassAsync(_bench.Platform.CheckAsync(new DestinationAddress("discord", address), TestContext.Current.CancellationToken));
}
