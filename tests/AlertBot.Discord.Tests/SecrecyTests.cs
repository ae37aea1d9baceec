using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;
using AlertBot.Discord.Client.Limits;
using AlertBot.Discord.Sending;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests;

/// <summary>Neither the bot's token nor the address of a webhook is ever to be read anywhere.</summary>
public sealed class SecrecyTests : IAsyncLifetime
{
    /// <summary>Even when Discord's own words repeat it.</summary>
    private const string Blabbed = "Bot MTIz.fake.token sent " + DiscordBench.WebhookToken;

    private readonly DiscordBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    public static TheoryData<FakeAnswer?> Answers => new(
        null,
        DiscordAnswers.Error(400, 50035, Blabbed),
        DiscordAnswers.Error(401, 0, Blabbed),
        DiscordAnswers.Error(403, 50001, Blabbed),
        DiscordAnswers.Error(404, 10015, Blabbed),
        DiscordAnswers.Error(418, 4242, Blabbed),
        DiscordAnswers.TooMany(60),
        FakeAnswer.Html(502));

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task No_result_and_no_check_repeats_a_secret(FakeAnswer? answer)
    {
        if (answer is not null)
        {
            _bench.Server.Faults.Otherwise = _ => new Fault.Answer(answer);
        }

        AssertClean(await _bench.SendAsync(DiscordBench.Message()));
        AssertClean(await _bench.SendAsync(DiscordBench.Message(), _bench.Webhook("?thread_id=7")));
        AssertClean(await _bench.EditAsync("1", DiscordBench.Message(), _bench.Webhook()));
        AssertClean(await CheckAsync(_bench.Webhook()));
        AssertClean(await _bench.PassAsync(_bench.Platform.CheckAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task No_result_repeats_a_secret_when_the_line_breaks()
    {
        await _bench.Server.DisposeAsync();
        AssertClean(await _bench.SendAsync(DiscordBench.Message()));
        AssertClean(await _bench.SendAsync(DiscordBench.Message(), _bench.Webhook()));
    }

    [Fact]
    public async Task A_cancellation_repeats_no_secret()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        AssertClean(await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Platform.SendAsync(
            new DestinationAddress("discord", _bench.Webhook()), DiscordBench.Message(), new DeliveryKey("1"), cancelled.Token)));
    }

    [Fact]
    public void Nothing_that_holds_a_secret_prints_it()
    {
        var address = WebhookAddress.Read(_bench.Webhook("?thread_id=7"))!;
        var route = DiscordRoute.Webhook(address);
        object[] holders =
        [
            address, route, DiscordRoute.WebhookMessage(address, 1), DiscordRoute.WebhookItself(address), new DiscordTarget.Webhook(address),
            new Permit(route, new Bucket(), TimeSpan.Zero), new DestinationAddress("discord", _bench.Webhook()), new BotToken(_bench.Server.Token),
            new DiscordClientOptions(new BotToken(_bench.Server.Token)), new DiscordSettings(new Secret(_bench.Server.Token)), _bench.Platform,
        ];
        Assert.All(holders, AssertClean);
    }

    [Fact]
    public async Task The_token_is_never_sent_with_a_webhook()
    {
        await _bench.SendAsync(DiscordBench.Message(), _bench.Webhook());
        await CheckAsync(_bench.Webhook());
        Assert.All(_bench.Server.Requests, request => Assert.Null(request.Header("Authorization")));
        Assert.Empty(_bench.Server.Violations);
    }

    private Task<PlatformCheck> CheckAsync(string to) =>
        _bench.PassAsync(_bench.Platform.CheckAsync(new DestinationAddress("discord", to), TestContext.Current.CancellationToken));

    private void AssertClean(object shown)
    {
        // A record prints its lists by their type: a check says its problems itself.
        var text = shown is PlatformCheck check ? check.Subject + string.Join(' ', check.Problems) : shown.ToString()!;
        Assert.DoesNotContain(_bench.Server.Token, text, StringComparison.Ordinal);
        Assert.DoesNotContain(DiscordBench.WebhookToken, text, StringComparison.Ordinal);
    }
}
