using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Telegram.Tests.Receiving;

/// <summary>The ways to answer on Telegram.</summary>
public sealed class TelegramAnsweringTests : IAsyncLifetime
{
    private readonly UpdateBench _bench = new();

    public ValueTask InitializeAsync() => new(_bench.StartAsync());

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task In_a_group_the_answer_is_a_reply_to_who_asked_and_in_private_it_is_not()
    {
        _bench.Answer = async (_, answer, token) => Assert.IsType<SendResult.Delivered>(await answer.ReplyAsync(Reply("Here"), token));
        _bench.Server.Updates.Say(-1001, "/latest");
        await _bench.HearAsync(1);
        _bench.Server.Updates.Say(501, "/latest");
        await _bench.HearAsync(2);
        Assert.Equal([1001, null], _bench.Server.Messages.Select(m => m.ReplyTo));
    }

    [Fact]
    public async Task A_button_replaces_its_message_and_stops_waiting()
    {
        await _bench.Platform.SendAsync(new DestinationAddress("telegram", "-1001"), TelegramBench.Message("Page 1"), new DeliveryKey("1"), TestContext.Current.CancellationToken);
        _bench.Answer = async (_, answer, token) => Assert.IsType<SendResult.Delivered>(await answer.ReplaceAsync(Reply("Page 2"), token));
        _bench.Server.Updates.Press(-1001, 1, "page:2");
        await _bench.HearAsync(1);
        Assert.Equal("Page 2", Assert.Single(_bench.Server.Messages).Text);
        Assert.Equal("q700", Assert.Single(_bench.Server.Acknowledged));
    }

    [Fact]
    public async Task A_button_that_nobody_answers_stops_waiting_too()
    {
        _bench.Server.Updates.Press(-1001, 1, "old");
        await _bench.PassUntilAsync(() => !_bench.Server.Acknowledged.IsEmpty);
        Assert.Empty(_bench.Server.Messages);
    }

    [Fact]
    public async Task A_message_that_is_gone_is_answered_with_a_new_one()
    {
        _bench.Answer = async (_, answer, token) => Assert.IsType<SendResult.Delivered>(await answer.ReplaceAsync(Reply("Page 2"), token));
        _bench.Server.Updates.Press(-1001, 999, "page:2");
        await _bench.HearAsync(1);
        Assert.Equal("Page 2", Assert.Single(_bench.Server.Messages).Text);
    }

    [Fact]
    public async Task A_list_becomes_buttons_that_come_back_as_choices()
    {
        var list = new ChoiceList("category", "Choose", [new Choice("Rounds", "round", IsChosen: true), new Choice("Exchanges", "exchange")]);
        _bench.Answer = async (_, answer, token) => await answer.ReplyAsync(Reply("Which?") with { Lists = [list] }, token);
        _bench.Server.Updates.Say(501, "/subscribe");
        await _bench.HearAsync(1);
        var markup = Assert.Single(_bench.Server.Messages).ReplyMarkup!;
        Assert.Contains("category\\u001Fround", markup, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Longer_work_shows_that_it_goes_on_and_files_follow()
    {
        _bench.Answer = async (_, answer, token) =>
        {
            await answer.DeferAsync(isPrivate: false, token);
            await answer.ReplyAsync(Reply("Timeline") with { Files = [new ReplyFile("timeline.png", "image/png", new byte[] { 1 }), new ReplyFile("feeds.opml", "text/xml", new byte[] { 2 })] }, token);
        };
        _bench.Server.Updates.Say(501, "/timeline");
        await _bench.HearAsync(1);
        Assert.Contains(_bench.Server.Requests, r => r.Path.EndsWith("sendChatAction", StringComparison.Ordinal));
        Assert.NotNull(Assert.Single(_bench.Server.Messages).Picture);
        Assert.Equal(["feeds.opml"], _bench.Server.Files);
    }

    [Fact]
    public async Task What_discord_alone_can_do_is_said_to_be_impossible()
    {
        _bench.Answer = async (_, answer, token) =>
        {
            Assert.IsType<SendResult.Failed>(await answer.SuggestAsync([], token));
        };
        _bench.Server.Updates.Say(501, "/filter");
        await _bench.HearAsync(1);
    }

    [Fact]
    public async Task Menus_are_set_for_each_kind_of_chat_and_language_and_only_when_they_changed()
    {
        await _bench.StopAsync();
        _bench.Menu = new CommandMenu([Command("latest", CommandAudience.Everyone), Command("settings", CommandAudience.Administrators), Command("feeds", CommandAudience.Owners)]);
        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => _bench.Server.Menus.Count == 9);
        Assert.Equal(["latest"], _bench.Server.Menus[("all_group_chats", "uk")]);
        Assert.Equal(["latest", "settings"], _bench.Server.Menus[("all_chat_administrators", "")]);
        await _bench.PassUntilAsync(() => _bench.Notes.ContainsKey("telegram-menus"));
        var calls = _bench.Server.MenuCalls;
        await _bench.StopAsync();
        await _bench.StartAsync();
        _bench.Server.Updates.Say(501, "/latest");
        await _bench.HearAsync(1);
        Assert.Equal(calls, _bench.Server.MenuCalls);
    }

    [Theory]
    [InlineData("administrator", Standing.Administrator)]
    [InlineData("creator", Standing.Administrator)]
    [InlineData("member", Standing.Member)]
    [InlineData("left", Standing.Stranger)]
    public async Task What_a_person_is_in_a_chat_is_asked_of_telegram(string status, Standing standing)
    {
        _bench.Server.Standings[("-1001", "77")] = status;
        var directory = new Telegram.Receiving.TelegramDirectory(_bench.Platform);
        Assert.Equal(standing, await directory.StandingAsync(new DestinationAddress("telegram", "-1001"), "77", TestContext.Current.CancellationToken));
        Assert.Equal(Standing.Administrator, await directory.StandingAsync(new DestinationAddress("telegram", "77"), "77", TestContext.Current.CancellationToken));
        Assert.Equal(Standing.Stranger, await directory.StandingAsync(new DestinationAddress("telegram", "-1001"), "", TestContext.Current.CancellationToken));
    }

    private static MenuCommand Command(string name, CommandAudience audience) => new(name, new Localized(name, name, name), audience, [], []);

    private static Reply Reply(string title) => new(TelegramBench.Message(title));
}
