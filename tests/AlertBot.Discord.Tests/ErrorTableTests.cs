using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests;

/// <summary>Every row of the error table, as the server answers it.</summary>
public sealed class ErrorTableTests : IAsyncLifetime
{
    private readonly DiscordBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(404, 10003, FailureClass.Destination, "discord-channel-gone")]
    [InlineData(404, 10004, FailureClass.Destination, "discord-server-gone")]
    [InlineData(404, 10008, FailureClass.Payload, FailureCode.MessageGone)]
    [InlineData(400, 10087, FailureClass.Destination, "discord-tag-gone")]
    [InlineData(404, 10015, FailureClass.Destination, "discord-webhook-gone")]
    [InlineData(429, 30046, FailureClass.Payload, FailureCode.MessageGone)]
    [InlineData(400, 40005, FailureClass.Payload, "discord-too-large")]
    [InlineData(413, 40005, FailureClass.Payload, "discord-too-large")]
    [InlineData(400, 40058, FailureClass.Destination, "discord-forum")]
    [InlineData(400, 40067, FailureClass.Destination, "discord-tag")]
    [InlineData(429, 20016, FailureClass.Platform, FailureCode.RateLimited)]
    [InlineData(429, 20022, FailureClass.Platform, FailureCode.RateLimited)]
    [InlineData(429, 20028, FailureClass.Platform, FailureCode.RateLimited)]
    [InlineData(429, 20029, FailureClass.Platform, FailureCode.RateLimited)]
    [InlineData(429, 40062, FailureClass.Platform, FailureCode.RateLimited)]
    [InlineData(403, 60003, FailureClass.Destination, "discord-forbidden")]
    [InlineData(400, 40060, FailureClass.Payload, "discord-answered")]
    [InlineData(403, 40333, FailureClass.Platform, "discord-edge")]
    [InlineData(403, 50001, FailureClass.Destination, "discord-no-access")]
    [InlineData(400, 50006, FailureClass.Payload, "discord-empty")]
    [InlineData(403, 50007, FailureClass.Destination, "discord-no-direct-messages")]
    [InlineData(403, 50278, FailureClass.Destination, "discord-no-direct-messages")]
    [InlineData(400, 50008, FailureClass.Destination, "discord-not-text")]
    [InlineData(403, 50013, FailureClass.Destination, "discord-no-rights")]
    [InlineData(400, 50024, FailureClass.Destination, "discord-not-text")]
    [InlineData(403, 50027, FailureClass.Destination, "discord-webhook-gone")]
    [InlineData(400, 50035, FailureClass.Payload, "discord-invalid-form")]
    [InlineData(400, 50083, FailureClass.Destination, "discord-thread-archived")]
    [InlineData(400, 160005, FailureClass.Destination, "discord-thread-locked")]
    [InlineData(400, 200000, FailureClass.Payload, "discord-filtered")]
    [InlineData(400, 240000, FailureClass.Payload, "discord-filtered")]
    [InlineData(400, 220001, FailureClass.Destination, "discord-forum")]
    [InlineData(400, 220002, FailureClass.Payload, "discord-400")]
    [InlineData(400, 220003, FailureClass.Destination, "discord-not-forum")]
    [InlineData(401, 0, FailureClass.Token, FailureCode.TokenRefused)]
    [InlineData(401, 50014, FailureClass.Token, FailureCode.TokenRefused)]
    [InlineData(403, 0, FailureClass.Destination, "discord-forbidden")]
    [InlineData(404, 0, FailureClass.Destination, "discord-not-found")]
    [InlineData(400, 0, FailureClass.Payload, "discord-400")]
    [InlineData(400, 99999, FailureClass.Payload, "discord-400")]
    [InlineData(500, 0, FailureClass.Platform, "discord-ill")]
    [InlineData(502, 0, FailureClass.Platform, "discord-ill")]
    public async Task Each_error_is_told_apart(int status, int code, FailureClass expected, string name)
    {
        _bench.Server.Refuse(DiscordBench.Channel, DiscordAnswers.Error(status, code, "words of Discord"));
        var failed = await _bench.FailAsync();
        Assert.Equal((expected, name), (failed.Class, failed.Code));
        Assert.EndsWith(".", failed.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("words of Discord", failed.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(502)]
    [InlineData(200)]
    public async Task A_page_of_an_edge_server_says_nothing_of_the_destination_or_token(int status)
    {
        _bench.Server.Refuse(DiscordBench.Channel, FakeAnswer.Html(status));
        var failed = await _bench.FailAsync();
        Assert.Equal((FailureClass.Platform, "discord-ill"), (failed.Class, failed.Code));
        Assert.Equal(4, _bench.Server.Requests.Count);
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(DiscordBench.Message(), "2002"));
    }

    [Fact]
    public async Task Only_what_discord_could_have_done_may_have_happened()
    {
        _bench.Server.Refuse("1", FakeAnswer.Html(403));
        _bench.Server.Refuse("2", FakeAnswer.Html(502));
        Assert.Equal((false, true), ((await _bench.FailAsync("1")).MayHaveHappened, (await _bench.FailAsync("2")).MayHaveHappened));
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, "null")]
    [InlineData(200, "{\"id\":7}")]
    [InlineData(204, "")]
    public async Task Only_the_message_itself_is_a_receipt(int status, string body)
    {
        _bench.Server.Faults.Next(new FakeAnswer(status, body));
        var failed = await _bench.FailAsync();
        Assert.Equal((FailureClass.Platform, "discord-answer", true), (failed.Class, failed.Code, failed.MayHaveHappened));
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(DiscordBench.Message()));
    }

    [Theory]
    [InlineData("{\"code\":\"x\",\"message\":5,\"retry_after\":\"soon\"}")]
    [InlineData("{\"code\":1e99,\"message\":null,\"retry_after\":-1,\"global\":\"yes\"}")]
    [InlineData("{\"retry_after\":1e999}")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task An_error_of_any_form_is_survived(string body)
    {
        foreach (var status in (int[])[400, 403, 404, 429])
        {
            _bench.Server.Refuse($"{status}", new FakeAnswer(status, body));
            Assert.NotEmpty((await _bench.FailAsync($"{status}")).Sentence);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task A_body_that_is_far_too_long_is_not_read(int status)
    {
        _bench.Server.Refuse(DiscordBench.Channel, new FakeAnswer(status, "{\"id\":\"7\",\"code\":10003,\"x\":\"" + new string('x', 1 << 20) + "\"}"));
        var failed = await _bench.FailAsync();
        Assert.Equal((FailureClass.Network, FailureCode.NoAnswer), (failed.Class, failed.Code));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(500)]
    public async Task An_ill_server_that_recovers_is_not_noticed(int status)
    {
        _bench.Server.Faults.Next(FakeAnswer.Html(status));
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(DiscordBench.Message()));
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_certainly_not_told()
    {
        await _bench.Server.DisposeAsync();
        var failed = await _bench.FailAsync();
        Assert.Equal((FailureClass.Network, FailureCode.Unreachable, false), (failed.Class, failed.Code, failed.MayHaveHappened));
    }

    [Fact]
    public async Task A_server_that_never_answers_may_have_shown_the_message()
    {
        _bench.Server.Faults.Otherwise = _ => new Fault.DropAfter();
        var failed = await _bench.FailAsync();
        Assert.Equal((FailureClass.Network, FailureCode.NoAnswer, true), (failed.Class, failed.Code, failed.MayHaveHappened));
        Assert.Single(_bench.Server.Messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("general")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("https://example.com/hook")]
    [InlineData("https://discord.com/api/webhooks/notanid/token")]
    [InlineData("https://discord.com/api/webhooks/1")]
    public async Task An_address_that_is_none_is_the_destinations_fault(string address)
    {
        var failed = await _bench.FailAsync(address);
        Assert.Equal((FailureClass.Destination, FailureCode.AddressUnreadable), (failed.Class, failed.Code));
        Assert.Empty(_bench.Server.Requests);
    }
}
