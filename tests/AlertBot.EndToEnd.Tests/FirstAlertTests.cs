using AlertBot.Fakes.Discord;

namespace AlertBot.EndToEnd.Tests;

/// <summary>As a new user would: from the invitation to the first alert, with the real program and what both platforms really send.</summary>
public sealed class FirstAlertTests
{
    private const ulong ManageServer = 1 << 5;
    private const string Channel = "1001";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Telegram_it_takes_start_and_one_button()
    {
        await using var world = await World.StartAsync(Cancelled);
        var paper = new Paper().Add(Paper.Football);
        await using var worker = await StartAsync(world, paper);

        world.Telegram.Updates.Say(501, "/start");
        await world.UntilAsync(worker, () => world.Telegram.Messages.Count == 1, "the bot welcomes", Cancelled);
        Assert.Contains("\"callback_data\":\"subscribe\"", world.Telegram.Messages[0].ReplyMarkup, StringComparison.Ordinal);
        world.Telegram.Updates.Press(501, world.Telegram.Messages[0].Id, "subscribe");
        await world.UntilAsync(worker, () => world.Count("SELECT COUNT(*) FROM Subscriptions WHERE DestinationId IN (SELECT Id FROM Destinations WHERE Platform = 'telegram')") == 1, "the chat is subscribed", Cancelled);
        world.Publishers.Publish("/paper", paper.Add(Paper.Ultimatum).Rss());

        await world.UntilAsync(worker, () => world.Telegram.Messages.Any(m => m.Text.Contains("Встановлено", StringComparison.Ordinal)), "the first alert arrives in Ukrainian", Cancelled);
        Assert.Empty(world.Complaints);
    }

    [Fact]
    public async Task On_Discord_it_takes_one_command_that_only_who_manages_the_server_may_give()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.Discord.Guild.Channels[Channel] = new FakeChannel(Channel);
        var paper = new Paper().Add(Paper.Football);
        await using var worker = await StartAsync(world, paper);
        await world.UntilAsync(worker, () => world.Discord.CommandOverwrites == 1, "the commands are registered", Cancelled);

        var refused = await AskAsync(world, worker, world.Discord.Interactions.Command("subscribe", by: new Asker("502", Channel: Channel, Locale: "en-US")));
        Assert.True(refused.IsPrivate);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM Destinations WHERE Platform = 'discord'"));
        await AskAsync(world, worker, world.Discord.Interactions.Command("subscribe", by: new Asker("501", Channel: Channel, Locale: "en-US", Permissions: FakeGuild.Usual | ManageServer)));
        world.Publishers.Publish("/paper", paper.Add(Paper.Ultimatum).Rss());

        await world.UntilAsync(worker, () => world.Discord.Messages.Any(m => m.Channel == Channel && m.Embeds.Any(e => e.Title.Contains("Deadline set", StringComparison.Ordinal))), "the first alert arrives", Cancelled);
        Assert.Empty(world.Complaints);
    }

    private static async Task<FakeInteraction> AskAsync(World world, Worker worker, FakeInteraction interaction)
    {
        await world.Discord.TellAsync(interaction);
        await world.UntilAsync(worker, () => interaction.Answer is not null, "the command is answered", Cancelled);
        return interaction;
    }

    private static async Task<Worker> StartAsync(World world, Paper paper)
    {
        world.Publishers.Publish("/paper", paper.Rss());
        world.Set(["/paper"], Array.Empty<object>());
        var worker = Worker.Start(world.Folder);
        await world.BaselineAsync(worker, Cancelled);
        return worker;
    }
}
