using System.Collections.Immutable;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

public sealed class RightsTests
{
    private static readonly Localizer Words = Localizer.For("en");

    [Fact]
    public async Task A_forged_button_can_do_no_more_than_what_its_sender_could_type()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");

        var answer = await world.PressAsync("discord", ChatWorld.Member, "settings pause on");

        Assert.Equal(Words.Text("error.administrators-only"), answer.Only.Message.Title);
        Assert.Equal(0, world.Destinations.Changes);
    }

    [Theory]
    [InlineData("broadcast send")]
    [InlineData("no-such-command")]
    [InlineData("")]
    [InlineData("settings")]
    [InlineData("settings template save")]
    [InlineData("\u202Esettings|\u0000~~~")]
    public async Task Old_and_nonsensical_buttons_are_answered_and_change_nothing(string data)
    {
        await using var world = new ChatWorld();

        var answer = await world.PressAsync("discord", ChatWorld.Admin, data);

        Assert.Single(answer.Replies);
        Assert.Equal(0, world.Destinations.Changes);
    }

    [Fact]
    public async Task An_anonymous_administrator_of_a_group_is_one()
    {
        await using var world = new ChatWorld();
        world.Subscribe("telegram");
        var anonymous = new Person("1087968824", "Group", null) { IsAnonymousAdministrator = true };

        await world.HandleAsync(new Incoming.Command("1", anonymous, ChatWorld.Place("telegram"), "pause", ImmutableDictionary<string, OptionValue>.Empty, ""));

        Assert.Equal(1, world.Destinations.Changes);
    }

    [Fact]
    public async Task An_anonymous_administrator_of_one_group_is_nobody_in_another()
    {
        await using var world = new ChatWorld();
        var anonymous = new Person("", "Group", null) { IsAnonymousAdministrator = true };

        var answer = await world.HandleAsync(new Incoming.Command("1", anonymous, ChatWorld.Place("telegram"), "subscribe", ImmutableDictionary<string, OptionValue>.Empty, "channel:-2002"));

        Assert.Equal(Words.Text("error.administrators-only"), answer.Only.Message.Title);
    }

    [Fact]
    public async Task A_channel_is_administered_from_a_private_chat_by_those_who_administer_it_and_by_nobody_else()
    {
        await using var world = new ChatWorld();

        await world.SayAsync("telegram", ChatWorld.Admin, "manage -2002", kind: PlaceKind.Private);
        await world.SayAsync("telegram", ChatWorld.Admin, "subscribe", kind: PlaceKind.Private);
        var refused = await world.SayAsync("telegram", ChatWorld.Admin, "manage -foreign", kind: PlaceKind.Private);
        var member = await world.SayAsync("telegram", ChatWorld.Member, "manage -2002", kind: PlaceKind.Private);

        Assert.NotNull(await world.Destinations.FindAsync(new DestinationAddress("telegram", "-2002"), CancellationToken.None));
        Assert.All([refused, member], answer => Assert.Equal(Words.Text("error.administrators-only"), answer.Only.Message.Title));
    }

    [Fact]
    public async Task Who_holds_the_chosen_role_may_administer_the_destination()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");
        await world.SayAsync("discord", ChatWorld.Admin, "settings admin-role <@&123456789012345678>");
        var holder = ChatWorld.Person(ChatWorld.Member) with { Roles = ["123456789012345678"] };

        await world.HandleAsync(new Incoming.Command("1", holder, ChatWorld.Place("discord"), "pause", ImmutableDictionary<string, OptionValue>.Empty, ""));

        Assert.True((await world.Destinations.FindAsync(ChatWorld.Place("discord").Address, CancellationToken.None))!.Destination.Wishes.Paused);
    }

    [Fact]
    public async Task The_chosen_role_counts_for_no_place_of_another_server()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");
        await world.SayAsync("discord", ChatWorld.Admin, "settings admin-role <@&123456789012345678>");
        var own = (await world.Destinations.FindAsync(ChatWorld.Place("discord").Address, CancellationToken.None))!;
        var elsewhere = new DestinationAddress("discord", "100000000000000009");
        world.Destinations.Put(own with { Destination = own.Destination with { Id = 9, Address = elsewhere.Value } });
        var holder = ChatWorld.Person(ChatWorld.Member) with { Roles = ["123456789012345678"] };

        var answer = await world.HandleAsync(new Incoming.Command("1", holder, ChatWorld.Place("discord"), "pause", ImmutableDictionary<string, OptionValue>.Empty, $"channel:{elsewhere.Value}"));

        Assert.Equal(Words.Text("error.administrators-only"), answer.Only.Message.Title);
        Assert.False((await world.Destinations.FindAsync(elsewhere, CancellationToken.None))!.Destination.Wishes.Paused);
    }

    [Theory]
    [InlineData(PlaceKind.Channel, true)]
    [InlineData(PlaceKind.Group, false)]
    [InlineData(PlaceKind.Thread, false)]
    public async Task Who_writes_without_an_identity_has_a_right_only_where_the_platform_lets_nobody_else_write(PlaceKind kind, bool may)
    {
        await using var world = new ChatWorld();
        world.Subscribe("telegram");

        await world.HandleAsync(new Incoming.Command("1", new Person("", "", null), ChatWorld.Place("telegram", kind), "pause", ImmutableDictionary<string, OptionValue>.Empty, ""));

        Assert.Equal(may ? 1 : 0, world.Destinations.Changes);
    }

    [Fact]
    public async Task Whoever_manages_a_channel_from_a_private_chat_speaks_of_a_group_when_they_write_in_it()
    {
        await using var world = new ChatWorld();
        world.Subscribe("telegram");
        await world.SayAsync("telegram", ChatWorld.Admin, "manage -2002", kind: PlaceKind.Private);
        await world.SayAsync("telegram", ChatWorld.Admin, "subscribe", kind: PlaceKind.Private);

        await world.SayAsync("telegram", ChatWorld.Admin, "pause");

        Assert.True((await world.Destinations.FindAsync(ChatWorld.Place("telegram").Address, CancellationToken.None))!.Destination.Wishes.Paused);
        Assert.False((await world.Destinations.FindAsync(new DestinationAddress("telegram", "-2002"), CancellationToken.None))!.Destination.Wishes.Paused);
    }

    [Theory]
    [InlineData("settings", true)]
    [InlineData("log", true)]
    [InlineData("feeds", true)]
    [InlineData("latest", false)]
    public async Task What_administrators_and_owners_ask_is_answered_to_them_alone(string command, bool isPrivate)
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");

        Assert.Equal(isPrivate, (await world.SayAsync("discord", ChatWorld.Owner, command)).Only.IsPrivate);
    }

    [Fact]
    public async Task A_bot_that_may_not_write_says_what_is_missing_and_subscribes_nothing()
    {
        await using var world = new ChatWorld();
        world.Discord.Problem = "Give it the right to send messages.";

        var answer = await world.SayAsync("discord", ChatWorld.Admin, "subscribe");

        Assert.Contains("Give it the right to send messages.", answer.Only.Message.Title, StringComparison.Ordinal);
        Assert.Equal(0, world.Destinations.Changes);
    }

    [Fact]
    public async Task A_bot_that_was_removed_stops_at_once_and_its_settings_come_back_with_it()
    {
        await using var world = new ChatWorld();
        world.Subscribe("telegram");
        await world.SayAsync("telegram", ChatWorld.Admin, "quiet 23:00-07:00");

        await world.HandleAsync(new Incoming.Membership("9", ChatWorld.Person(ChatWorld.Admin), ChatWorld.Place("telegram"), BotMembership.Gone));
        var gone = await world.Destinations.FindAsync(ChatWorld.Place("telegram").Address, CancellationToken.None);
        await world.SayAsync("telegram", ChatWorld.Admin, "subscribe");
        var back = await world.Destinations.FindAsync(ChatWorld.Place("telegram").Address, CancellationToken.None);

        Assert.NotNull(gone!.RemovedAt);
        Assert.Contains("30 days", world.Telegram.Sent.Single().Message.Lines.Single().Runs[0].Text, StringComparison.Ordinal);
        Assert.Null(back!.RemovedAt);
        Assert.Equal(new LocalTime(23, 0), back.Destination.Quiet!.Start);
    }

    [Fact]
    public async Task When_a_server_removes_the_bot_its_destinations_stop_and_the_owners_hear_of_it_once()
    {
        await using var world = new ChatWorld();
        await world.SayAsync("discord", ChatWorld.Admin, "subscribe");
        var server = new Place(new DestinationAddress("discord", "500000000000000001"), PlaceKind.Server, "500000000000000001");
        var gone = new Incoming.Membership("9", new Person("", "", null), server, BotMembership.Gone);

        await world.HandleAsync(gone);
        await world.HandleAsync(gone);

        Assert.NotNull((await world.Destinations.FindAsync(ChatWorld.Place("discord").Address, CancellationToken.None))!.RemovedAt);
        var told = new[] { Assert.Single(world.Telegram.Sent), Assert.Single(world.Discord.Sent) };
        Assert.All(told, t => Assert.Equal($"private {ChatWorld.Owner}", t.Address.Value));
        Assert.All(told, t => Assert.Contains("News <b>room</b>", t.Message.Lines.Single().Runs[0].Text, StringComparison.Ordinal));
        Assert.All(told, t => Assert.Contains("30 days", t.Message.Lines.Single().Runs[0].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_owner_who_cannot_be_written_to_keeps_nobody_else_from_hearing_that_a_server_removed_the_bot()
    {
        await using var world = new ChatWorld();
        world.Discord.Closed = true;
        await world.SayAsync("discord", ChatWorld.Admin, "subscribe");

        await world.HandleAsync(new Incoming.Membership("9", new Person("", "", null), new Place(new DestinationAddress("discord", "500000000000000001"), PlaceKind.Server, "500000000000000001"), BotMembership.Gone));

        Assert.Single(world.Telegram.Sent);
        Assert.Empty(world.Discord.Sent);
    }

    [Fact]
    public async Task A_server_where_nothing_was_subscribed_is_left_without_a_word()
    {
        await using var world = new ChatWorld();

        await world.HandleAsync(new Incoming.Membership("9", new Person("", "", null), new Place(new DestinationAddress("discord", "6"), PlaceKind.Server, "6"), BotMembership.Gone));

        Assert.Empty(world.Telegram.Sent);
    }

    [Fact]
    public async Task A_destination_that_moves_is_called_after_its_new_place()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");

        await world.SayAsync("discord", ChatWorld.Admin, "move 100000000000000002");

        Assert.Equal("100000000000000002", (await world.Destinations.FindAsync(new DestinationAddress("discord", "100000000000000002"), CancellationToken.None))!.Destination.Name);
    }
}
