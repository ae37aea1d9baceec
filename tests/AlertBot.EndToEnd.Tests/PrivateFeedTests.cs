using System.Text.Json.Nodes;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Telegram;

namespace AlertBot.EndToEnd.Tests;

/// <summary>
/// A private feed from the command that adds it to the one that removes it, with the real program: its news come where they belong and nowhere
/// else, and what the program says of itself holds neither its address nor its words.
/// </summary>
public sealed class PrivateFeedTests
{
    private const ulong ManageServer = 1 << 5;
    private const long Owner = 501;
    private const long Admin = 502;
    private const long Group = -100200300;
    private const string Channel = "900800700600500400";
    private const string Place = "/zebra";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Telegram_its_news_come_to_its_chat_alone_and_the_log_never_names_it()
    {
        await using var world = await World.StartAsync(Cancelled);
        await using var worker = await StartAsync(world);
        world.Telegram.Standings[($"{Group}", $"{Admin}")] = "administrator";
        var zebra = new Paper().Add(Paper.Football);
        var address = world.Publishers.Publish(Place, zebra.Rss()) + "?key=zebra-key";

        world.Telegram.Updates.Say(Group, $"/privatefeeds add {address}", Admin);
        await world.UntilAsync(worker, () => Baseline(world) == 1, "the private feed is followed", Cancelled);
        world.Publishers.Publish(Place, zebra.Add(Paper.Ultimatum).Rss());
        await world.UntilAsync(worker, () => world.Telegram.Messages.Any(m => m.Chat == $"{Group}" && m.Text.Contains("Встановлено", StringComparison.Ordinal)), "the alert arrives", Cancelled);

        // What it brings next meets a chat that takes nothing; then it cannot be read.
        world.Telegram.Refuse($"{Group}", TelegramError.Of(400, "Bad Request: message is too long"));
        world.Publishers.Publish(Place, zebra.Add(Paper.Round).Rss());
        await world.UntilAsync(worker, () => world.Count("SELECT COUNT(*) FROM Deliveries d JOIN Alerts a ON a.Id = d.AlertId WHERE d.State = 'Dead' AND a.Audience IS NOT NULL") == 1, "a private alert is given up", Cancelled);
        world.Telegram.Welcome($"{Group}");
        world.Publishers.Publish(Place, "<html>zebra</html>", "text/html");
        await world.UntilAsync(worker, () => Failed(world) == 1, "it cannot be read", Cancelled);

        world.Telegram.Updates.Say(Owner, "/outbox", Owner);
        await world.UntilAsync(worker, () => world.Telegram.Messages.Count(m => m.Chat == $"{Owner}") == 2, "the owner sees the outbox", Cancelled);
        world.Telegram.Updates.Say(Group, "/privatefeeds list", Admin);
        await world.UntilAsync(worker, () => world.Telegram.Messages[^1].ReplyMarkup?.Contains("privatefeeds retry", StringComparison.Ordinal) == true, "its administrator sees what was not delivered", Cancelled);
        world.Telegram.Updates.Say(Group, "/privatefeeds remove f2", Admin);
        await world.UntilAsync(worker, () => world.Count("SELECT COUNT(*) FROM Feeds WHERE Audience IS NOT NULL AND Removed") == 1, "it is removed", Cancelled);

        Assert.DoesNotContain("privatefeeds retry", world.Telegram.Messages.Last(m => m.Chat == $"{Owner}").ReplyMarkup ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("tariff", Everything(world, but: $"{Group}"), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(world.Discord.Messages);
        Assert.Empty(world.Webhook.Deliveries);
        await worker.StopAsync(Cancelled);
        Assert.DoesNotContain("zebra", worker.Said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("tariff", worker.Said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task On_Discord_its_news_come_to_its_channel_alone_and_end_with_its_removal()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.Discord.Guild.Channels[Channel] = new FakeChannel(Channel);
        await using var worker = await StartAsync(world, destination: "channel");
        await world.UntilAsync(worker, () => world.Discord.CommandOverwrites == 1, "the commands are registered", Cancelled);
        var zebra = new Paper().Add(Paper.Football);
        var address = world.Publishers.Publish(Place, zebra.Rss());

        await AskAsync(world, worker, "add", $"{address}");
        await world.UntilAsync(worker, () => Baseline(world) == 1, "the private feed is followed", Cancelled);
        world.Publishers.Publish(Place, zebra.Add(Paper.Ultimatum).Rss());
        await world.UntilAsync(worker, () => world.Discord.Messages.Any(m => m.Channel == Channel && m.Embeds.Any(e => e.Title.Contains("Deadline set", StringComparison.Ordinal))), "the alert arrives", Cancelled);

        await AskAsync(world, worker, "remove", "f2");
        await world.UntilAsync(worker, () => world.Count("SELECT COUNT(*) FROM Feeds WHERE Audience IS NOT NULL AND Removed") == 1, "it is removed", Cancelled);
        Assert.DoesNotContain(world.Telegram.Messages, m => m.Chat == $"{Group}");
        Assert.Empty(world.Webhook.Deliveries);
        await worker.StopAsync(Cancelled);
        Assert.DoesNotContain("zebra", worker.Said, StringComparison.OrdinalIgnoreCase);
    }

    private static long Baseline(World world) => world.Count("SELECT COUNT(*) FROM Items WHERE Audience IS NOT NULL AND Stage = 'Decided'");

    private static long Failed(World world) => world.Count("SELECT COUNT(*) FROM Feeds WHERE Audience IS NOT NULL AND json_extract(State, '$.LastError') IS NOT NULL");

    private static string Everything(World world, string but) => string.Join('\n', world.Telegram.Messages.Where(m => m.Chat != but).Select(m => m.Text));

    private static async Task AskAsync(World world, Worker worker, string action, string feed)
    {
        var asker = new Asker("501", Channel: Channel, Locale: "en-US", Permissions: FakeGuild.Usual | ManageServer);
        var asked = world.Discord.Interactions.Command("privatefeeds", new Dictionary<string, object> { ["action"] = action, ["feed"] = feed }, asker);
        await world.Discord.TellAsync(asked);
        await world.UntilAsync(worker, () => asked.Answer is not null, $"{action} is answered", Cancelled);
        Assert.True(asked.IsPrivate);
    }

    /// <summary>A worker that says all it can, with a public feed, three destinations, and the owners' word that one of them may have a private feed.</summary>
    private static async Task<Worker> StartAsync(World world, string destination = "chat")
    {
        world.Publishers.Publish("/paper", new Paper().Add(Paper.Football).Rss());
        world.Set(["/paper"]);
        var file = Path.Combine(world.Folder, "appsettings.json");
        var settings = JsonNode.Parse(File.ReadAllText(file))!;
        settings["Owners"] = new JsonArray($"telegram:{Owner}");
        settings["Polling"]!["Interval"] = "00:00:10";
        settings["Serilog"] = JsonNode.Parse("""{ "MinimumLevel": { "Default": "Verbose", "Override": { "System.Net.Http": "Verbose" } } }""");
        File.WriteAllText(file, settings.ToJsonString());
        var worker = Worker.Start(world.Folder);
        await world.BaselineAsync(worker, Cancelled);
        world.Telegram.Updates.Say(Owner, $"/destinations private-feeds {destination} 1", Owner);
        await world.UntilAsync(worker, () => world.Telegram.Messages.Any(m => m.Chat == $"{Owner}"), "the owner allows one", Cancelled);
        return worker;
    }
}
