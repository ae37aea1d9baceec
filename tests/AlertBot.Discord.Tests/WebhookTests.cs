using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests;

public sealed class WebhookTests : IAsyncLifetime
{
    private readonly DiscordBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Theory]
    [InlineData("", "4004")]
    [InlineData("?thread_id=77", "77")]
    [InlineData("?wait=false&thread_id=77", "77")]
    [InlineData("?thread_id=evil", "4004")]
    public async Task A_webhook_posts_where_its_address_says_and_gives_the_id(string query, string place)
    {
        var delivered = Assert.IsType<SendResult.Delivered>(await SendAsync(DiscordBench.Message(), query));
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal((delivered.MessageId, place, "4004"), (sent.Id, sent.Channel, sent.Webhook));
        Assert.Equal("true", Assert.Single(_bench.Server.Requests).Query["wait"]);
    }

    [Theory]
    [InlineData("https://discord.com/api/webhooks/4004/token")]
    [InlineData("https://discord.com/api/v10/webhooks/4004/token")]
    [InlineData("https://ptb.discord.com/api/webhooks/4004/token/")]
    [InlineData("https://discordapp.com/api/webhooks/4004/token")]
    public async Task Every_form_of_an_address_is_read(string address) =>
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(DiscordBench.Message(), address));

    [Fact]
    public async Task Webhooks_work_without_a_bot()
    {
        var sent = await _bench.With(null).SendAsync(Address(""), DiscordBench.Message(), new DeliveryKey("1"), TestContext.Current.CancellationToken);
        Assert.IsType<SendResult.Delivered>(sent);
        var refused = await _bench.With(null).SendAsync(
            new DestinationAddress("discord", "1001"), DiscordBench.Message(), new DeliveryKey("1"), TestContext.Current.CancellationToken);
        Assert.Equal(FailureClass.Token, Assert.IsType<SendResult.Failed>(refused).Class);
    }

    [Fact]
    public async Task A_webhook_keeps_its_links_and_leaves_out_what_it_cannot_do()
    {
        await SendAsync(DiscordBench.Message() with
        {
            ReplyTo = "42",
            Buttons = [[new MessageButton("Read", "https://example.com/a"), new MessageButton("Why?", Command: "why")], [new MessageButton("Mute", Command: "mute")]],
        });
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal(("Read", null), (Assert.Single(Assert.Single(sent.Buttons)).Label, sent.ReplyTo));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?thread_id=77")]
    public async Task A_message_of_a_webhook_is_edited_in_its_thread(string query)
    {
        var id = Assert.IsType<SendResult.Delivered>(await SendAsync(DiscordBench.Message("Before"), query)).MessageId!;
        Assert.Equal(new SendResult.Delivered(id), await _bench.EditAsync(id, DiscordBench.Message("After"), _bench.Webhook(query)));
        Assert.Equal("After", Assert.Single(_bench.Server.Messages).Embed.Title);
    }

    [Fact]
    public async Task A_lost_answer_is_not_repeated_for_webhooks_know_no_nonce()
    {
        _bench.Server.Faults.Next(new Fault.DropAfter());
        var failed = Assert.IsType<SendResult.Failed>(await SendAsync(DiscordBench.Message()));
        Assert.Equal((FailureClass.Network, FailureCode.NoAnswer, true), (failed.Class, failed.Code, failed.MayHaveHappened));
        Assert.Single(_bench.Server.Requests);
    }

    [Fact]
    public async Task What_certainly_did_not_happen_is_repeated()
    {
        _bench.Server.Faults.Next(FakeAnswer.Html(403));
        _bench.Server.Faults.Next(DiscordAnswers.TooMany(1));
        Assert.IsType<SendResult.Delivered>(await SendAsync(DiscordBench.Message()));
        Assert.Single(_bench.Server.Messages);
    }

    [Fact]
    public async Task Two_webhooks_have_two_limits()
    {
        _bench.Server.Limits.Set("POST webhooks/{}/{}", "hooks", 1, TimeSpan.FromSeconds(5));
        var began = _bench.Time.GetUtcNow();
        await SendAsync(DiscordBench.Message());
        await _bench.SendAsync(DiscordBench.Message(), "https://discord.com/api/webhooks/4005/other");
        Assert.Equal((began, 0), (_bench.Time.GetUtcNow(), _bench.Server.Limits.TooMany));
    }

    [Theory]
    [InlineData(401, 50027)]
    [InlineData(404, 10015)]
    public async Task A_webhook_that_is_gone_is_the_destinations_fault(int status, int code)
    {
        _bench.Server.Refuse("4004", DiscordAnswers.Error(status, code, "no"));
        var failed = Assert.IsType<SendResult.Failed>(await SendAsync(DiscordBench.Message()));
        Assert.Equal((FailureClass.Destination, "discord-webhook-gone"), (failed.Class, failed.Code));
    }

    private Task<SendResult> SendAsync(ChatMessage message, string query = "") => _bench.SendAsync(message, _bench.Webhook(query));

    private DestinationAddress Address(string query) => new("discord", _bench.Webhook(query));
}
