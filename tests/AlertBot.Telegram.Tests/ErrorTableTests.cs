using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Telegram;

namespace AlertBot.Telegram.Tests;

/// <summary>Every row of the error catalogue, as the server words it.</summary>
public sealed class ErrorTableTests : IAsyncLifetime
{
    private readonly TelegramBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", FailureClass.Destination, "telegram-blocked")]
    [InlineData(403, "Forbidden: user is deactivated", FailureClass.Destination, "telegram-deactivated")]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", FailureClass.Destination, "telegram-not-started")]
    [InlineData(403, "Forbidden: the bot can't send messages to the bot", FailureClass.Destination, "telegram-is-bot")]
    [InlineData(403, "Forbidden: bot can't send messages to bots", FailureClass.Destination, "telegram-is-bot")]
    [InlineData(403, "Forbidden: bot was kicked from the group chat", FailureClass.Destination, "telegram-kicked")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", FailureClass.Destination, "telegram-kicked")]
    [InlineData(403, "Forbidden: bot was kicked from the channel chat", FailureClass.Destination, "telegram-kicked")]
    [InlineData(403, "Forbidden: bot is not a member of the group chat", FailureClass.Destination, "telegram-not-member")]
    [InlineData(403, "Forbidden: bot is not a member of the supergroup chat", FailureClass.Destination, "telegram-not-member")]
    [InlineData(403, "Forbidden: bot is not a member of the channel chat", FailureClass.Destination, "telegram-not-member")]
    [InlineData(403, "Forbidden: the group chat was deleted", FailureClass.Destination, "telegram-chat-deleted")]
    [InlineData(403, "Forbidden: something new", FailureClass.Destination, "telegram-forbidden")]
    [InlineData(400, "Bad Request: chat not found", FailureClass.Destination, "telegram-chat-not-found")]
    [InlineData(400, "Bad Request: private chat not found", FailureClass.Destination, "telegram-chat-not-found")]
    [InlineData(400, "Bad Request: PEER_ID_INVALID", FailureClass.Destination, "telegram-chat-not-found")]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", FailureClass.Destination, "telegram-no-rights")]
    [InlineData(400, "Bad Request: not enough rights to send photos to the chat", FailureClass.Destination, "telegram-no-rights")]
    [InlineData(400, "Bad Request: need administrator rights in the channel chat", FailureClass.Destination, "telegram-no-rights")]
    [InlineData(400, "Bad Request: have no write access to the chat", FailureClass.Destination, "telegram-no-rights")]
    [InlineData(400, "Bad Request: CHAT_WRITE_FORBIDDEN", FailureClass.Destination, "telegram-no-rights")]
    [InlineData(400, "Bad Request: CHAT_RESTRICTED", FailureClass.Destination, "telegram-no-rights")]
    [InlineData(400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", FailureClass.Destination, "telegram-no-rights")]
    [InlineData(400, "Bad Request: message thread not found", FailureClass.Destination, "telegram-topic-gone")]
    [InlineData(400, "Bad Request: TOPIC_CLOSED", FailureClass.Destination, "telegram-topic-closed")]
    [InlineData(400, "Bad Request: TOPIC_DELETED", FailureClass.Destination, "telegram-topic-gone")]
    [InlineData(400, "Bad Request: message is too long", FailureClass.Payload, "telegram-too-long")]
    [InlineData(400, "Bad Request: wrong HTTP URL specified", FailureClass.Payload, "telegram-wrong-link")]
    [InlineData(400, "Bad Request: failed to get HTTP URL content", FailureClass.Payload, "telegram-wrong-link")]
    [InlineData(400, "Bad Request: wrong type of the web page content", FailureClass.Payload, "telegram-wrong-link")]
    [InlineData(400, "Bad Request: something new", FailureClass.Payload, "telegram-400")]
    [InlineData(401, "Unauthorized", FailureClass.Token, FailureCode.TokenRefused)]
    [InlineData(404, "Not Found", FailureClass.Token, FailureCode.TokenRefused)]
    [InlineData(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", FailureClass.Platform, "telegram-conflict")]
    [InlineData(500, "Internal Server Error: restart", FailureClass.Platform, "telegram-ill")]
    [InlineData(500, "Internal Server Error: sent message was immediately deleted and can't be returned", FailureClass.Payload, "telegram-deleted-at-once")]
    public async Task Each_error_is_told_apart(int status, string description, FailureClass expected, string code)
    {
        _bench.Server.Refuse("-1001", TelegramError.Of(status, description));
        var failed = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message()));
        Assert.Equal((expected, code), (failed.Class, failed.Code));
        Assert.NotEmpty(failed.Sentence);
    }

    /// <summary>Every other refusal of a message has the same number: without Telegram's words its owner could not know what to mend.</summary>
    [Fact]
    public async Task What_telegram_says_of_an_unknown_refusal_is_told_in_one_short_line()
    {
        _bench.Server.Refuse("-1001", TelegramError.Of(400, "Bad Request: SOMETHING\n\u202eNEW " + new string('x', 500)));
        var failed = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message()));
        Assert.StartsWith("Telegram refused the message (error 400): “Bad Request: SOMETHING NEW xxx", failed.Sentence, StringComparison.Ordinal);
        Assert.InRange(failed.Sentence.Length, 100, 180);
    }

    /// <summary>Whoever wanted to edit then sends a new message.</summary>
    [Theory]
    [InlineData("Bad Request: message to edit not found")]
    [InlineData("Bad Request: message can't be edited")]
    [InlineData("Bad Request: MESSAGE_ID_INVALID")]
    public async Task A_message_that_cannot_be_edited_any_more_is_told_from_other_mistakes(string description)
    {
        _bench.Server.Refuse("-1001", TelegramError.Of(400, description));
        var failed = Assert.IsType<SendResult.Failed>(await _bench.EditAsync("7", TelegramBench.Message()));
        Assert.Equal((FailureClass.Payload, FailureCode.MessageGone), (failed.Class, failed.Code));
    }

    [Fact]
    public async Task A_chat_that_never_takes_markup_fails_for_good_after_the_plain_text()
    {
        _bench.Server.Refuse("-1001", TelegramError.Of(400, "Bad Request: can't parse entities: Unclosed start tag at byte offset 1"));
        var sending = _bench.SendAsync(TelegramBench.Message());
        await _bench.AdvanceUntilAsync(sending);
        Assert.Equal(FailureClass.Payload, Assert.IsType<SendResult.Failed>(await sending).Class);
        Assert.Equal(2, _bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_gives_its_new_address_which_works()
    {
        _bench.Server.Refuse("-55", TelegramError.Migrated(-1_001_234));
        var failed = Assert.IsType<SendResult.Failed>(await _bench.SendAsync(TelegramBench.Message(), "-55"));
        Assert.Equal(FailureCode.Moved, failed.Code);
        Assert.Equal("-1001234", failed.NewAddress!.Value);
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(TelegramBench.Message(), failed.NewAddress.Value));
    }
}
