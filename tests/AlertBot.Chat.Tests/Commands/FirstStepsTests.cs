using AlertBot.Architecture.Tests;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>The steps of docs/first-steps.md, with the words that stand there.</summary>
public sealed class FirstStepsTests : IAsyncDisposable
{
    private static readonly string Steps = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "first-steps.md"));

    private readonly ChatWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task On_Discord_a_command_and_a_button_lead_to_an_alert_in_the_channel()
    {
        var subscribed = await _world.SayAsync("discord", ChatWorld.Admin, "subscribe");
        await PressAsync(ChatWorld.Place("discord"), subscribed, "button.test");

        Assert.EndsWith("is subscribed.", subscribed.Only.Message.Title, StringComparison.Ordinal);
        Assert.Equal(ChatWorld.Place("discord").Address, Assert.Single(_world.Discord.Sent).Address);
    }

    [Fact]
    public async Task In_a_group_of_Telegram_two_buttons_lead_to_an_alert()
    {
        var group = ChatWorld.Place("telegram");
        var welcome = await _world.HandleAsync(new Incoming.Membership("9", ChatWorld.Person(ChatWorld.Admin), group, BotMembership.Member));
        Assert.Contains($"**{Localizer.For("en").Text("button.choose")}**", Steps, StringComparison.Ordinal);
        await PressAsync(group, await PressAsync(group, welcome, "button.subscribe"), "button.test");

        Assert.Equal(group.Address, Assert.Single(_world.Telegram.Sent).Address);
    }

    [Fact]
    public async Task A_channel_of_Telegram_is_set_up_from_the_chat_of_whoever_added_the_bot()
    {
        var channel = new Place(new DestinationAddress("telegram", "-2002"), PlaceKind.Channel) { Name = "The channel" };
        var home = new Place(new DestinationAddress("telegram", ChatWorld.Admin), PlaceKind.Private);
        await _world.HandleAsync(new Incoming.Membership("9", ChatWorld.Person(ChatWorld.Admin), channel, BotMembership.Member));
        var told = Assert.Single(_world.Telegram.Sent);
        Assert.Equal(home.Address, told.Address);

        var managing = await PressAsync(home, told.Message, "button.manage");
        Assert.Contains($"**{Localizer.For("en").Text("button.manage-off")}**", Steps, StringComparison.Ordinal);
        await PressAsync(home, managing, "button.subscribe");

        Assert.NotNull(await _world.Destinations.FindAsync(channel.Address, CancellationToken.None));
    }

    [Fact]
    public async Task What_the_steps_say_to_write_is_understood()
    {
        _world.Subscribe("discord");
        var written = Steps.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('`')).Where(parts => parts.Length == 3).Select(parts => parts[1]).ToList();

        Assert.Equal(8, written.Count);
        foreach (var line in written)
        {
            var answer = await _world.SayAsync("discord", ChatWorld.Admin, line[1..]);
            Assert.NotEqual(MessageTone.Notice, answer.Only.Message.Tone);
        }
    }

    private Task<AnswerLog> PressAsync(Place place, AnswerLog below, string button) => PressAsync(place, below.Only.Message, button);

    private async Task<AnswerLog> PressAsync(Place place, ChatMessage below, string button)
    {
        var label = Localizer.For("en").Text(button);
        Assert.Contains($"**{label}**", Steps, StringComparison.Ordinal);
        var command = below.Buttons.SelectMany(row => row).Single(b => b.Label == label).Command!;
        var person = ChatWorld.Person(ChatWorld.Admin);
        var answer = await _world.HandleAsync(new Incoming.Pressed("1", person, place, command, [], "5"));
        Assert.NotEqual(MessageTone.Notice, answer.Only.Message.Tone);
        return answer;
    }
}
