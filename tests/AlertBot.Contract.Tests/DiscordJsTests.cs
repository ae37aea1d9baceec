using AlertBot.Fakes.Discord;

namespace AlertBot.Contract.Tests;

/// <summary>The fake of Discord is believed because discord.js works with it and finds nothing missing.</summary>
public sealed class DiscordJsTests
{
    [Fact]
    public async Task Discord_js_lives_a_bots_life_on_the_fake()
    {
        ClientFolder.Need("discord.js");
        await using var server = new FakeDiscord();
        server.Guild.Channels["1001"] = new FakeChannel("1001");
        server.Guild.Channels["1005"] = new FakeChannel("1005", 5);
        server.Guild.Channels["1015"] = new FakeChannel("1015", 15) { RequiresTag = true, Tags = new Dictionary<string, string> { ["31"] = "News" } };
        server.Gateway.HeartbeatInterval = TimeSpan.FromSeconds(2);
        await server.StartAsync(TestContext.Current.CancellationToken);
        await using var client = NodeClient.Start("discord.mjs", new Uri(server.Address, "api").AbsoluteUri, server.Token);

        Assert.Equal("alertbot", (await client.HearAsync("ready")).GetProperty("user").GetString());
        await RestAsync(server, client);
        await InteractionsAsync(server, client);
        await GatewayAsync(server, client);

        Assert.DoesNotContain("error", client.Steps());
        Assert.Contains("BASE_TYPE_MAX_LENGTH", Assert.Single(server.Violations), StringComparison.Ordinal);
        await client.EndAsync();
    }

    private static async Task RestAsync(FakeDiscord server, NodeClient client)
    {
        await client.HearAsync("done");
        Assert.Equal(2, (await client.HearAsync("commands")).GetProperty("count").GetInt32());
        Assert.True((await client.HearAsync("sent")).GetProperty("same").GetBoolean());
        Assert.Equal("two", (await client.HearAsync("edited")).GetProperty("content").GetString());
        Assert.True((await client.HearAsync("thread")).GetProperty("id").GetBoolean());
        Assert.Equal("1015", (await client.HearAsync("post")).GetProperty("parent").GetString());
        await client.HearAsync("published");
        Assert.Single(server.Messages, message => message is { Channel: "1005", IsCrossposted: true });
        Assert.Equal(50035, (await client.HearAsync("refused")).GetProperty("code").GetInt32());
    }

    private static async Task InteractionsAsync(FakeDiscord server, NodeClient client)
    {
        var hello = server.Interactions.Command("hello", by: new Asker(Permissions: 32));
        await server.TellAsync(hello);
        Assert.Equal(("uk", "32"), (Word(await client.HearAsync("command"), "locale"), Word(await client.HearAsync("command"), "permissions")));
        Assert.Equal(("hello user-501", true), (hello.Answer!.Content, hello.IsPrivate));

        var slow = server.Interactions.Command("slow");
        await server.TellAsync(slow);
        await client.HearAsync("slow");
        Assert.Equal((5, "edited in", "and more"), (slow.First, slow.Answer!.Content, slow.FollowUps[0].Content));

        await server.TellAsync(server.Interactions.Typing("find", "story", "ista"));
        await client.HearAsync("suggested");
        await server.TellAsync(server.Interactions.Command("form"));
        await client.HearAsync("form");
        await server.TellAsync(server.Interactions.Form("form:1", new Dictionary<string, string> { ["words"] = "talks" }));
        await client.HearAsync("filled");
        var pressed = server.Interactions.Component("page:2", "4242");
        await server.TellAsync(pressed);
        await client.HearAsync("pressed");
        Assert.Equal((7, "pressed page:2"), (pressed.First, pressed.Answer!.Content));
    }

    private static async Task GatewayAsync(FakeDiscord server, NodeClient client)
    {
        await client.UntilAsync(() => server.Gateway.Beats > 0, "a heartbeat came");
        await server.Gateway.SendAsync(7);
        await client.HearAsync("resumed");
        Assert.Contains(server.Gateway.Identities, identity => identity is { IsResume: true, Path: FakeGateway.ResumePath });
        var before = server.Gateway.Identities.Count;
        await server.Gateway.CloseAsync(4000);
        await client.UntilAsync(() => server.Gateway.Identities.Count > before && server.Gateway.IsConnected, "it resumed after a close");
        await server.Gateway.DispatchAsync("GUILD_DELETE", new { id = "77" });
        await client.HearAsync("left");
    }

    private static string? Word(System.Text.Json.JsonElement line, string name) => line.GetProperty(name).GetString();
}
