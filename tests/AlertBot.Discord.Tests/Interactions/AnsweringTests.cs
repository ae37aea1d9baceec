using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests.Interactions;

/// <summary>What people do on Discord, and the ways to answer them.</summary>
public sealed class AnsweringTests : IAsyncLifetime
{
    private readonly ReceiverBench _bench = new();

    public ValueTask InitializeAsync() => new(_bench.StartAsync());

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task A_command_comes_with_who_where_and_its_options()
    {
        var options = new Dictionary<string, object> { ["zone"] = "Europe/Kyiv", ["days"] = 7, ["urgent"] = true };
        await _bench.TellAsync(_bench.Server.Interactions.Command("settings quiet hours", options, new Asker { Roles = ["88"], Permissions = 32 }));
        var command = Assert.IsType<Incoming.Command>(Assert.Single(_bench.Heard));
        Assert.Equal("settings quiet hours", command.Name);
        Assert.Equal([("days", OptionKind.Whole, "7"), ("urgent", OptionKind.YesNo, "True"), ("zone", OptionKind.Text, "Europe/Kyiv")], command.Options.Select(o => (o.Key, o.Value.Kind, o.Value.Text)).Order());
        Assert.Equal(("501", "user-501", "uk"), (command.Who.Id, command.Who.Name, command.Who.Locale));
        Assert.Equal(["88"], command.Who.Roles);
        Assert.Equal(("1001", "77", PlaceKind.Group, "uk"), (command.Where.Address.Value, command.Where.Server, command.Where.Kind, command.Where.Locale));
    }

    [Fact]
    public async Task In_a_direct_message_there_is_no_server()
    {
        await _bench.TellAsync(_bench.Server.Interactions.Command("help", by: new Asker(Guild: null)));
        var command = Assert.Single(_bench.Heard);
        Assert.Equal((PlaceKind.Private, null, "501"), (command.Where.Kind, command.Where.Server, command.Who.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_within_three_seconds_is_the_answer_itself(bool isPrivate)
    {
        _bench.Answer = async (_, answer, token) => Assert.IsType<SendResult.Delivered>(await answer.ReplyAsync(Reply("Here", isPrivate), token));
        var told = await _bench.TellAsync(_bench.Server.Interactions.Command("latest"));
        Assert.Equal((4, "Here", isPrivate), (told.First, told.Answer!.Embed.Title, told.IsPrivate));
    }

    [Fact]
    public async Task Longer_work_is_deferred_and_then_edited_in_and_followed_up()
    {
        _bench.Answer = async (_, answer, token) =>
        {
            await answer.DeferAsync(isPrivate: true, token);
            _bench.Time.Advance(TimeSpan.FromMinutes(2));
            Assert.IsType<SendResult.Delivered>(await answer.ReplyAsync(Reply("Late"), token));
            Assert.IsType<SendResult.Delivered>(await answer.ReplyAsync(Reply("More", isPrivate: true), token));
        };
        var told = await _bench.TellAsync(_bench.Server.Interactions.Command("backtest"));
        Assert.Equal((5, "Late", true), (told.First, told.Answer!.Embed.Title, told.IsPrivate));
        Assert.Equal("More", Assert.Single(told.FollowUps).Embed.Title);
    }

    [Fact]
    public async Task After_three_seconds_nothing_is_sent_that_nobody_would_hear()
    {
        _bench.Answer = async (_, answer, token) =>
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(3.1));
            Assert.IsType<SendResult.Failed>(await answer.ReplyAsync(Reply("Too late"), token));
        };
        var told = await _bench.TellAsync(_bench.Server.Interactions.Command("latest"));
        Assert.Null(told.First);
        Assert.DoesNotContain(_bench.Server.Requests, request => request.Path.EndsWith("/callback", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_fifteen_minutes_nothing_is_edited()
    {
        _bench.Answer = async (_, answer, token) =>
        {
            await answer.DeferAsync(isPrivate: false, token);
            _bench.Time.Advance(TimeSpan.FromMinutes(15.1));
            Assert.IsType<SendResult.Failed>(await answer.ReplyAsync(Reply("Too late"), token));
        };
        var told = await _bench.TellAsync(_bench.Server.Interactions.Command("backtest"));
        Assert.Null(told.Answer);
    }

    [Fact]
    public async Task An_answer_whose_receipt_was_lost_is_repeated_and_shown_once()
    {
        _bench.Server.Faults.Next(new Fault.DropAfter());
        var replying = Task.FromResult<SendResult>(null!);
        _bench.Answer = (_, answer, token) => replying = answer.ReplyAsync(Reply("Here"), token);
        await _bench.Server.TellAsync(_bench.Server.Interactions.Command("latest"));
        await _bench.PassUntilAsync(() => !_bench.Heard.IsEmpty);
        Assert.IsType<SendResult.Delivered>(await replying);
        Assert.Equal(2, _bench.Server.Requests.Count(request => request.Path.EndsWith("/callback", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Answers_pass_a_global_pause_of_messages()
    {
        _bench.Server.Faults.Next(DiscordAnswers.TooMany(60, "global"));
        var held = await _bench.Platform.SendAsync(new DestinationAddress("discord", "1001"), DiscordBench.Message(), new DeliveryKey("1"), TestContext.Current.CancellationToken);
        Assert.IsType<SendResult.Failed>(held);
        _bench.Answer = async (_, answer, token) =>
        {
            await answer.DeferAsync(isPrivate: false, token);
            await answer.ReplyAsync(Reply("Here"), token);
        };
        var told = await _bench.TellAsync(_bench.Server.Interactions.Command("latest"));
        Assert.Equal("Here", told.Answer!.Embed.Title);
    }

    [Fact]
    public async Task What_is_told_twice_is_answered_once()
    {
        var interaction = _bench.Server.Interactions.Command("latest");
        await _bench.Server.TellAsync(interaction);
        await _bench.Server.TellAsync(interaction);
        await _bench.TellAsync(_bench.Server.Interactions.Command("other"));
        await _bench.UntilAsync(() => _bench.Heard.Count >= 2);
        Assert.Equal(["latest", "other"], _bench.Heard.OfType<Incoming.Command>().Select(command => command.Name).Order());
    }

    [Fact]
    public async Task A_button_brings_its_data_and_its_message_is_replaced()
    {
        _bench.Answer = async (_, answer, token) => await answer.ReplaceAsync(Reply("Page 2") with { Message = DiscordBench.Message("Page 2") with { Buttons = [[new MessageButton("Back", Command: "page:1")]] } }, token);
        var told = await _bench.TellAsync(_bench.Server.Interactions.Component("page:2", "4242"));
        var pressed = Assert.IsType<Incoming.Pressed>(Assert.Single(_bench.Heard));
        Assert.Equal(("page:2", "4242", 7, "Page 2"), (pressed.Data, pressed.Message, told.First, told.Answer!.Embed.Title));
        Assert.Equal("page:1", told.Answer.Buttons[0][0].CustomId);
    }

    [Fact]
    public async Task A_button_can_be_deferred_without_a_trace()
    {
        _bench.Answer = async (_, answer, token) =>
        {
            await answer.DeferAsync(isPrivate: false, token);
            await answer.ReplaceAsync(Reply("Done"), token);
        };
        var told = await _bench.TellAsync(_bench.Server.Interactions.Component("mute", "4242"));
        Assert.Equal((6, "Done"), (told.First, told.Answer!.Embed.Title));
    }

    [Fact]
    public async Task A_list_is_shown_and_what_was_chosen_comes_back()
    {
        var list = new ChoiceList("category", "Choose", [new Choice("Rounds", "round", "Meetings", IsChosen: true), new Choice("Exchanges", "exchange")], Least: 0, Most: 9);
        _bench.Answer = async (_, answer, token) => await answer.ReplyAsync(Reply("Which?") with { Lists = [list] }, token);
        var told = await _bench.TellAsync(_bench.Server.Interactions.Command("subscribe"));
        var shown = JsonElement.Parse(told.Answer!.Components)[0].GetProperty("components")[0];
        Assert.Equal(("category", 2), (shown.GetProperty("custom_id").GetString(), shown.GetProperty("max_values").GetInt32()));
        _bench.Heard.Clear();
        await _bench.TellAsync(_bench.Server.Interactions.Component("category", "4242", ["round", "exchange"]));
        Assert.Equal(["round", "exchange"], Assert.IsType<Incoming.Pressed>(Assert.Single(_bench.Heard)).Chosen);
    }

    [Fact]
    public async Task While_an_option_is_typed_at_most_25_suggestions_are_shown()
    {
        var many = Enumerable.Range(1, 40).Select(i => new Suggestion($"{i} " + new string('x', 120), $"{i}")).ToImmutableArray();
        _bench.Answer = async (_, answer, token) => await answer.SuggestAsync(many, token);
        var told = await _bench.TellAsync(_bench.Server.Interactions.Typing("story", "story", "istan"));
        var typing = Assert.IsType<Incoming.Typing>(Assert.Single(_bench.Heard));
        Assert.Equal(("story", "story", "istan"), (typing.Name, typing.Option, typing.Typed));
        Assert.Equal((8, 25), (told.First, JsonElement.Parse(told.Data!).GetProperty("choices").GetArrayLength()));
    }

    [Fact]
    public async Task A_picture_is_attached_and_shown_in_its_embed()
    {
        _bench.Answer = async (_, answer, token) =>
            await answer.ReplyAsync(Reply("Timeline") with { Files = [new ReplyFile("timeline.png", "image/png", new byte[] { 1, 2, 3 })] }, token);
        var told = await _bench.TellAsync(_bench.Server.Interactions.Command("timeline"));
        Assert.Equal("timeline.png", Assert.Single(told.Answer!.Files));
        var request = _bench.Server.Requests.Single(r => r.Path.EndsWith("/callback", StringComparison.Ordinal));
        Assert.Equal("attachment://timeline.png", request.Json.GetProperty("data").GetProperty("embeds")[0].GetProperty("image").GetProperty("url").GetString());
    }

    [Fact]
    public async Task A_fault_of_a_command_costs_only_its_own_answer()
    {
        _bench.Answer = (incoming, _, _) => incoming is Incoming.Command { Name: "bad" } ? throw new InvalidOperationException("a fault") : Task.CompletedTask;
        await _bench.Server.TellAsync(_bench.Server.Interactions.Command("bad"));
        await _bench.TellAsync(_bench.Server.Interactions.Command("good"));
        Assert.Equal("good", Assert.IsType<Incoming.Command>(Assert.Single(_bench.Heard)).Name);
    }

    [Fact]
    public async Task A_server_that_the_bot_is_added_to_is_told_and_one_that_came_back_is_not()
    {
        var joined = new FakeGuild("99", "New place");
        await _bench.Server.Gateway.DispatchAsync("GUILD_DELETE", new { id = "77", unavailable = true });
        await _bench.Server.Gateway.DispatchAsync("GUILD_CREATE", new { id = "77", name = "Newsroom" });
        await _bench.Server.Gateway.DispatchAsync("GUILD_CREATE", new { id = joined.Id, name = joined.Name, preferred_locale = "uk", joined_at = "2026-01-01" });
        await _bench.Server.Gateway.DispatchAsync("GUILD_CREATE", new { id = joined.Id, name = joined.Name });
        await _bench.Server.Gateway.DispatchAsync("GUILD_DELETE", new { id = joined.Id });
        await _bench.UntilAsync(() => _bench.Heard.Count == 2);
        var told = _bench.Heard.Cast<Incoming.Membership>().ToList();
        Assert.Equal([BotMembership.Member, BotMembership.Gone], told.Select(t => t.Now));
        Assert.Equal(("99", "New place", "uk"), (told[0].Where.Server, told[0].Where.Name, told[0].Where.Locale));
    }

    [Fact]
    public async Task A_new_server_is_welcomed_in_the_channel_in_which_Discord_greets_people_and_nowhere_else()
    {
        var answers = new ConcurrentQueue<SendResult>();
        _bench.Answer = async (_, answer, token) => answers.Enqueue(await answer.ReplyAsync(Reply("Welcome"), token));
        await _bench.Server.Gateway.DispatchAsync("GUILD_CREATE", new { id = "98", name = "Greeting", system_channel_id = "1001" });
        await _bench.Server.Gateway.DispatchAsync("GUILD_CREATE", new { id = "99", name = "Silent", system_channel_id = (string?)null });
        await _bench.UntilAsync(() => answers.Count == 2);

        Assert.Equal("1001", Assert.Single(_bench.Server.Messages).Channel);
        Assert.Single(answers.OfType<SendResult.Failed>());
    }

    private static Reply Reply(string title, bool isPrivate = false) => new(DiscordBench.Message(title), isPrivate);
}
