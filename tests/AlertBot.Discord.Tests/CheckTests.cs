using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests;

public sealed class CheckTests : IAsyncLifetime
{
    private readonly DiscordBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task The_check_names_the_bot()
    {
        var check = await CheckAsync();
        Assert.Equal((true, "alertbot"), (check.IsUsable, check.Subject));
    }

    [Fact]
    public async Task Without_a_bot_webhooks_can_be_used()
    {
        Assert.True((await _bench.With(null).CheckAsync(TestContext.Current.CancellationToken)).IsUsable);
        Assert.Empty(_bench.Server.Requests);
    }

    [Fact]
    public async Task A_refused_token_is_said_with_the_remedy()
    {
        var check = await _bench.With(new Secret("revoked")).CheckAsync(TestContext.Current.CancellationToken);
        Assert.Contains("developer portal", Assert.Single(check.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502, "ill")]
    [InlineData(429, "slow down")]
    public async Task Discords_bad_day_is_not_blamed_on_the_token(int status, string words)
    {
        _bench.Server.Faults.Otherwise = _ => new Fault.Answer(FakeAnswer.Html(status));
        var problem = Assert.Single((await CheckAsync()).Problems);
        Assert.Contains(words, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("token", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1001", "channel-1001")]
    [InlineData("https://discord.com/api/webhooks/4004/secret", "webhook-4004")]
    [InlineData("https://discord.com/api/webhooks/4004/secret?thread_id=7", "webhook-4004")]
    public async Task The_check_of_a_destination_names_it(string address, string name) => Assert.Equal(name, (await CheckAsync(address)).Subject);

    [Theory]
    [InlineData(404, 10003, "choose another one")]
    [InlineData(403, 50001, "View Channel")]
    public async Task The_check_of_a_destination_says_what_is_wrong(int status, int code, string remedy)
    {
        _bench.Server.Refuse("1001", DiscordAnswers.Error(status, code, "no"));
        Assert.Contains(remedy, Assert.Single((await CheckAsync("1001")).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_without_asking_discord()
    {
        Assert.False((await CheckAsync("#general")).IsUsable);
        Assert.Empty(_bench.Server.Requests);
    }

    private Task<PlatformCheck> CheckAsync() => _bench.PassAsync(_bench.Platform.CheckAsync(TestContext.Current.CancellationToken));

    private Task<PlatformCheck> CheckAsync(string address) =>
        _bench.PassAsync(_bench.Platform.CheckAsync(new DestinationAddress("discord", address), TestContext.Current.CancellationToken));
}
