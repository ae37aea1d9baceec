using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Http;
using AlertBot.Fakes.Telegram;

namespace AlertBot.Telegram.Tests;

public sealed class SendingTests : IAsyncLifetime
{
    private readonly TelegramBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_with_its_title_body_sources_and_footer()
    {
        var message = TelegramBench.Message("Third round ends", TextLine.Plain("No breakthrough."), TextLine.Of(LineStyle.Bullet, new TextRun("1,200 people"))) with
        {
            Sources = [new MessageSource("Kyiv Independent", "https://example.com/a"), new MessageSource("TASS", null, "state media")],
            Footer = "/why 12",
        };
        var result = await _bench.SendAsync(message);
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal("1", Assert.IsType<SendResult.Delivered>(result).MessageId);
        Assert.Equal("Third round ends\n\nNo breakthrough.\n• 1,200 people\n\nKyiv Independent · TASS (state media)\n/why 12", sent.Text);
        Assert.Contains("<a href=\"https://example.com/a\">Kyiv Independent</a>", sent.Markup, StringComparison.Ordinal);
        Assert.True(sent.PreviewDisabled);
    }

    [Fact]
    public async Task A_silent_reply_with_a_chosen_preview_goes_into_its_topic()
    {
        var message = TelegramBench.Message() with { ReplyTo = "77", Silent = true, PreviewLink = "https://example.com/a" };
        await _bench.SendAsync(message, "-1001/42");
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal((42, 77, true, "https://example.com/a"), (sent.Topic, sent.ReplyTo, sent.Silent, sent.PreviewLink));
    }

    [Fact]
    public async Task The_general_topic_is_the_chat_itself()
    {
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(TelegramBench.Message(), "-1001/1"));
        Assert.Null(Assert.Single(_bench.Server.Messages).Topic);
    }

    [Fact]
    public async Task A_button_that_telegram_would_refuse_is_left_out()
    {
        var message = TelegramBench.Message() with
        {
            Buttons = [[new MessageButton("Why", Command: "why:1"), new MessageButton("Long", Command: new string('x', 65))], [new MessageButton("Bad", "javascript:alert(1)")]],
        };
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(message));
        var markup = Assert.Single(_bench.Server.Messages).ReplyMarkup;
        Assert.Contains("why:1", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Long", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Bad", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_replaces_the_message()
    {
        await _bench.SendAsync(TelegramBench.Message("Before"));
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("1", Assert.IsType<SendResult.Delivered>(await _bench.EditAsync("1", TelegramBench.Message("After"))).MessageId);
        Assert.Equal(("After", 1), (Assert.Single(_bench.Server.Messages).Text, _bench.Server.Messages[0].Edits));
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_counts_as_delivered()
    {
        await _bench.SendAsync(TelegramBench.Message());
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<SendResult.Delivered>(await _bench.EditAsync("1", TelegramBench.Message()));
    }

    [Fact]
    public async Task An_edit_of_a_deleted_message_says_that_it_is_gone()
    {
        var failed = Assert.IsType<SendResult.Failed>(await _bench.EditAsync("99", TelegramBench.Message()));
        Assert.Equal((FailureClass.Payload, FailureCode.MessageGone), (failed.Class, failed.Code));
    }

    [Fact]
    public async Task Markup_that_telegram_cannot_read_is_sent_again_as_plain_text()
    {
        _bench.Server.Faults.Next(TelegramError.Of(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 3"));
        var sending = _bench.SendAsync(TelegramBench.Message("a < b & c"));
        await _bench.AdvanceUntilAsync(sending);
        Assert.IsType<SendResult.Delivered>(await sending);
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal(("a < b & c", null), (sent.Text, sent.ParseMode));
    }

    [Fact]
    public async Task The_library_does_not_repeat_a_429_by_itself()
    {
        _bench.Server.Faults.Next(TelegramError.TooManyRequests(5));
        var failed = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message()));
        Assert.Equal((FailureClass.Platform, FailureCode.RateLimited), (failed.Class, failed.Code));
        Assert.Equal(5, failed.RetryAfter!.Value.TotalSeconds);
        Assert.Single(_bench.Server.Requests);
    }

    [Fact]
    public async Task A_limited_chat_is_left_alone_until_the_time_is_over_and_the_others_go_on()
    {
        _bench.Server.Faults.Next(TelegramError.TooManyRequests(30));
        await _bench.SendAsync(TelegramBench.Message(), "-1001");
        var held = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message(), "-1001"));
        Assert.Equal(FailureClass.Pacing, held.Class);
        Assert.Equal(30, held.RetryAfter!.Value.TotalSeconds);
        Assert.False(held.WholePlatform);
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(TelegramBench.Message(), "-1002"));
        _bench.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(TelegramBench.Message(), "-1001"));
    }

    [Theory]
    [InlineData("4711", 1, 1.03)]
    [InlineData("-1001", 1, 1.03)]
    [InlineData("-1001", 20, 40)]
    public async Task A_delivered_message_says_how_long_its_chat_takes_nothing_more(string chat, int messages, double seconds)
    {
        var rest = TimeSpan.Zero;
        for (var sent = 0; sent < messages; sent++)
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(1.05));
            rest = Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(TelegramBench.Message(), chat)).Rest!.Value.ToTimeSpan();
        }

        Assert.InRange(rest.TotalSeconds, seconds - 0.01, seconds + 2);
    }

    [Fact]
    public async Task Several_limited_chats_at_once_mean_that_all_wait()
    {
        _bench.Server.Faults.Next(TelegramError.TooManyRequests(9));
        _bench.Server.Faults.Next(TelegramError.TooManyRequests(9));
        _bench.Server.Faults.Next(TelegramError.TooManyRequests(9));
        await _bench.SendAsync(TelegramBench.Message(), "1");
        await _bench.SendAsync(TelegramBench.Message(), "2");
        var third = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message(), "3"));
        var fourth = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message(), "4"));
        Assert.True(third.WholePlatform);
        Assert.Equal((FailureClass.Pacing, true), (fourth.Class, fourth.WholePlatform));
    }

    [Fact]
    public async Task A_connection_lost_after_the_effect_says_that_it_may_have_happened()
    {
        _bench.Server.Faults.Next(new Fault.DropAfter());
        var failed = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message()));
        Assert.Equal((FailureClass.Network, FailureCode.NoAnswer, true), (failed.Class, failed.Code, failed.MayHaveHappened));
        Assert.Single(_bench.Server.Messages);
    }

    [Fact]
    public async Task No_answer_in_time_says_that_it_may_have_happened()
    {
        _bench.Server.Faults.Next(new Fault.StallAfter());
        var sending = _bench.SendAsync(TelegramBench.Message());
        await _bench.AdvanceUntilAsync(sending);
        var failed = Assert.IsType<SendResult.Failed>(await sending);
        Assert.Equal((FailureCode.NoAnswer, true), (failed.Code, failed.MayHaveHappened));
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_certainly_not_told()
    {
        await _bench.Server.DisposeAsync();
        var failed = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message()));
        Assert.Equal((FailureClass.Network, FailureCode.Unreachable, false), (failed.Class, failed.Code, failed.MayHaveHappened));
    }

    [Fact]
    public async Task A_page_of_an_edge_server_is_no_receipt()
    {
        _bench.Server.Faults.Next(FakeAnswer.Html(502));
        var failed = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message()));
        Assert.True(failed.MayHaveHappened);
        Assert.Contains(failed.Class, new[] { FailureClass.Network, FailureClass.Platform });
    }

    [Fact]
    public async Task Who_cancels_gets_the_cancellation()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Platform.SendAsync(
            new DestinationAddress("telegram", "1"), TelegramBench.Message(), new DeliveryKey("1"), cancelled.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("general")]
    [InlineData("@")]
    [InlineData("-1001/x")]
    [InlineData("-1001/2/3")]
    public async Task An_address_that_is_none_is_the_destinations_fault(string address)
    {
        var failed = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message(), address));
        Assert.Equal((FailureClass.Destination, FailureCode.AddressUnreadable), (failed.Class, failed.Code));
        Assert.Empty(_bench.Server.Requests);
    }

    [Fact]
    public async Task The_check_names_the_bot_and_the_chat()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal("@alert_bot", (await _bench.Platform.CheckAsync(cancellation)).Subject);
        Assert.Equal("Chat -1001", (await _bench.Platform.CheckAsync(new DestinationAddress("telegram", "-1001"), cancellation)).Subject);
    }

    [Fact]
    public async Task The_check_says_when_the_token_is_refused_and_does_not_repeat_it()
    {
        var check = await _bench.With(new Secret("999:secret-of-somebody")).CheckAsync(TestContext.Current.CancellationToken);
        Assert.False(check.IsUsable);
        Assert.Contains("@BotFather", check.Problems[0], StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-somebody", check.Problems[0], StringComparison.Ordinal);
    }
}
