using System.Text.Json.Nodes;
using AlertBot.Fakes.Discord;

namespace AlertBot.EndToEnd.Tests;

/// <summary>Lists of feeds that an owner brings in and takes out on Discord, with the real program.</summary>
public sealed class FeedListTests
{
    private const string Owner = "501";
    private const string Channel = "900800700600500400";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_comes_in_once_what_is_hostile_in_it_stays_out_and_it_goes_out_again_as_a_file()
    {
        await using var world = await World.StartAsync(Cancelled);
        await using var worker = await StartAsync(world);
        world.Publishers.Publish("/one", new Paper().Add(Paper.Football).Rss());
        var list = $"""
            <!DOCTYPE opml [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
            <opml version="2.0"><body><outline text="Папери">
            <outline text="One &file; &b;" xmlUrl="{new Uri(world.Publishers.Address, "/one")}"/><outline text="Again" xmlUrl="{new Uri(world.Publishers.Address, "/one")}"/>
            <outline text="js" xmlUrl="javascript:alert(1)"/><outline text="Secrets" xmlUrl="file:///etc/passwd"/></outline></body></opml>
            """;

        Assert.Contains("1 feed", Title(await AskAsync(world, worker, "import", ("file", world.Discord.Attach("feeds.opml", list)))), StringComparison.Ordinal);
        await world.UntilAsync(worker, () => world.Count("SELECT COUNT(*) FROM Items WHERE Stage = 'Decided'") == 2, "the new feed is read", Cancelled);
        await AskAsync(world, worker, "import", ("file", world.Discord.Attach("feeds.opml", list)));
        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM Feeds"));

        var exported = await AskAsync(world, worker, "feeds", ("action", "export"));
        Assert.Equal(["feeds.opml"], exported.Answer!.Files);

        foreach (var unreadable in new[] { "", "<rss/>", new string('x', 5_000_000), "<opml><body>" + string.Concat(Enumerable.Repeat("<outline text=\"x\">", 150_000)) })
        {
            Assert.NotNull((await AskAsync(world, worker, "import", ("file", world.Discord.Attach("feeds.opml", unreadable)))).Answer);
        }

        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM Feeds"));
        var stranger = await AskAsync(world, worker, "import", by: "502", ("file", world.Discord.Attach("feeds.opml", list.Replace("/one", "/two", StringComparison.Ordinal))));
        Assert.True(stranger.IsPrivate);
        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM Feeds"));
        Assert.DoesNotContain("root:", worker.Said, StringComparison.Ordinal);
        Assert.Empty(world.Complaints);
    }

    private static string Title(FakeInteraction asked) => asked.Answer!.Embeds.Select(e => e.Title).Append(asked.Answer.Content).First(t => !string.IsNullOrEmpty(t))!;

    private static Task<FakeInteraction> AskAsync(World world, Worker worker, string command, params (string Name, object Value)[] options) => AskAsync(world, worker, command, Owner, options);

    private static async Task<FakeInteraction> AskAsync(World world, Worker worker, string command, string by, params (string Name, object Value)[] options)
    {
        var asked = world.Discord.Interactions.Command(command, options.ToDictionary(o => o.Name, o => o.Value), new Asker(by, Channel: Channel, Locale: "en-US"));
        await world.Discord.TellAsync(asked);
        await world.UntilAsync(worker, () => asked.Answer is not null, $"{command} is answered", Cancelled);
        return asked;
    }

    private static async Task<Worker> StartAsync(World world)
    {
        world.Publishers.Publish("/paper", new Paper().Add(Paper.Football).Rss());
        world.Set(["/paper"], Array.Empty<object>());
        var file = Path.Combine(world.Folder, "appsettings.json");
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(file, Cancelled))!;
        settings["Owners"] = new JsonArray($"discord:{Owner}");
        await File.WriteAllTextAsync(file, settings.ToJsonString(), Cancelled);
        var worker = Worker.Start(world.Folder);
        await world.UntilAsync(worker, () => world.Discord.CommandOverwrites == 1 && world.Count("SELECT COUNT(*) FROM Items WHERE Stage = 'Decided'") == 1, "the commands are registered and the baseline is read", Cancelled);
        return worker;
    }
}
