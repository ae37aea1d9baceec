using AlertBot.Chat.Delivery;

namespace AlertBot.Discord.Tests;

public sealed class PrivateChannelTests(DiscordBench bench) : IClassFixture<DiscordBench>
{
    private const string Person = "900000000000000001";

    [Fact]
    public async Task What_is_for_one_person_goes_to_their_channel_with_the_bot()
    {
        bench.Server.Reachable.Add(Person);

        var address = await bench.PassAsync(bench.Platform.PrivatelyAsync(Person, TestContext.Current.CancellationToken));

        Assert.Equal(new DestinationAddress("discord", $"7{Person}"), address);
        Assert.IsType<SendResult.Delivered>(await bench.SendAsync(DiscordBench.Message(), address!.Value));
        Assert.Empty(bench.Server.Violations);
    }

    [Theory]
    [InlineData("900000000000000002")]
    [InlineData("")]
    public async Task Whoever_does_not_let_the_bot_write_has_no_such_place(string person) =>
        Assert.Null(await bench.PassAsync(bench.Platform.PrivatelyAsync(person, TestContext.Current.CancellationToken)));

    [Fact]
    public async Task Without_a_token_there_is_none() =>
        Assert.Null(await bench.PassAsync(bench.With(token: null).PrivatelyAsync(Person, TestContext.Current.CancellationToken)));
}
