using AlertBot.Fakes.Telegram;

namespace AlertBot.Contract.Tests;

/// <summary>The fake of Telegram is believed because grammY works with it and finds nothing missing.</summary>
public sealed class GrammyTests
{
    [Fact]
    public async Task Grammy_lives_a_bots_life_on_the_fake()
    {
        ClientFolder.Need("grammy");
        await using var server = new FakeTelegram();
        await server.StartAsync(TestContext.Current.CancellationToken);
        await using var client = NodeClient.Start("telegram.mjs", server.Address.AbsoluteUri.TrimEnd('/'), server.Token);

        Assert.Equal("alert_bot", (await client.HearAsync("ready")).GetProperty("name").GetString());
        Assert.Equal(["start"], server.Menus[("default", "")]);
        server.Updates.Say(501, "/start deep");
        var command = await client.HearAsync("command");
        Assert.Equal(("deep", 501), (command.GetProperty("rest").GetString(), command.GetProperty("from").GetInt32()));
        Assert.Equal("Hello & welcome", Assert.Single(server.Messages).Text);

        server.Updates.Press(501, command.GetProperty("message").GetInt32(), "page:2");
        await client.HearAsync("pressed");
        Assert.Equal(("Page 2", 1), (server.Messages[0].Text, server.Acknowledged.Count));

        server.Updates.Become(-1001, "member");
        Assert.Equal("member", (await client.HearAsync("member")).GetProperty("status").GetString());
        server.Updates.Say(501, "/picture");
        await client.HearAsync("picture");
        Assert.NotNull(server.Messages[^1].Picture);
        server.Updates.Say(501, "/wrong");
        Assert.Contains("can't parse entities", (await client.HearAsync("refused")).GetProperty("description").GetString(), StringComparison.Ordinal);

        await client.EndAsync();
        await Task.Yield();
        Assert.DoesNotContain("error", client.Steps());
        Assert.Equal(0, server.Updates.Unconfirmed);
        Assert.Empty(server.Violations);
    }
}
