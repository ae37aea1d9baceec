using System.Text.Json.Nodes;

namespace AlertBot.EndToEnd.Tests;

/// <summary>What an owner of the bot does from chat, with the real program.</summary>
public sealed class OwnerTests
{
    private const long Owner = 501;
    private const long Stranger = 502;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_pauses_a_feed_and_speaks_to_every_destination_in_its_language_and_nobody_else_can()
    {
        await using var world = await World.StartAsync(Cancelled);
        var paper = new Paper().Add(Paper.Football);
        world.Publishers.Publish("/paper", paper.Rss());
        world.Set(["/paper"]);
        Own(world);
        await using var worker = Worker.Start(world.Folder);
        await world.BaselineAsync(worker, Cancelled);

        world.Telegram.Updates.Say(Stranger, "/feeds pause f1", Stranger);
        await world.UntilAsync(worker, () => Said(world, Stranger) == 1, "the stranger is refused", Cancelled);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM Feeds WHERE Paused"));
        world.Telegram.Updates.Say(Owner, "/feeds pause f1");
        await world.UntilAsync(worker, () => world.Count("SELECT COUNT(*) FROM Feeds WHERE Paused") == 1, "the feed is paused", Cancelled);

        world.Telegram.Updates.Say(Owner, "/broadcast en: We move tonight. uk: Сьогодні переїжджаємо.");
        await world.UntilAsync(worker, () => Said(world, Owner) == 2, "the owner is asked", Cancelled);
        world.Telegram.Updates.Press(Owner, world.Telegram.Messages.Last(m => m.Chat == Text(Owner)).Id, "broadcast send");
        await world.UntilAsync(worker, () => world.Count("SELECT COUNT(*) FROM Deliveries WHERE State = 'Delivered'") == 3, "all three destinations are told", Cancelled);

        Assert.Contains("Сьогодні переїжджаємо.", Assert.Single(world.Telegram.Messages, m => m.Chat == "-100200300").Text, StringComparison.Ordinal);
        Assert.Contains("We move tonight.", Assert.Single(world.Discord.Messages).Embeds[0].Description, StringComparison.Ordinal);
        Assert.Empty(world.Complaints);
    }

    private static int Said(World world, long chat) => world.Telegram.Messages.Count(m => m.Chat == Text(chat));

    private static string Text(long chat) => FormattableString.Invariant($"{chat}");

    private static void Own(World world)
    {
        var file = Path.Combine(world.Folder, "appsettings.json");
        var settings = JsonNode.Parse(File.ReadAllText(file))!;
        settings["Owners"] = new JsonArray($"telegram:{Owner}");
        File.WriteAllText(file, settings.ToJsonString());
    }
}
