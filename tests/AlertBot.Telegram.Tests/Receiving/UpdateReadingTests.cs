using System.Text.Json;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Telegram;
using AlertBot.Telegram.Receiving;

namespace AlertBot.Telegram.Tests.Receiving;

/// <summary>Telegram's updates in the words of every platform.</summary>
public sealed class UpdateReadingTests
{
    private readonly TelegramUpdateQueue _queue = new FakeTelegram().Updates;
    private readonly UpdateReader _reader = new("alert_bot");

    [Theory]
    [InlineData("/start", "start", "")]
    [InlineData("/start@alert_bot", "start", "")]
    [InlineData("/Start@ALERT_BOT  deep-link", "start", "deep-link")]
    [InlineData("/since last week", "since", "last week")]
    public void A_command_is_read_with_what_was_typed_behind_it(string text, string name, string rest)
    {
        var command = Assert.IsType<Incoming.Command>(Read(_queue.Say(-1001, text)));
        Assert.Equal((name, rest), (command.Name, command.Rest));
        Assert.Equal(("501", "Olena K", "uk"), (command.Who.Id, command.Who.Name, command.Who.Locale));
        Assert.Equal((new DestinationAddress("telegram", "-1001"), PlaceKind.Group), (command.Where.Address, command.Where.Kind));
    }

    [Fact]
    public void A_command_for_another_bot_is_none_of_ours() => Assert.Null(Read(_queue.Say(-1001, "/start@other_bot")));

    [Fact]
    public void Plain_words_come_with_the_message_that_they_answer()
    {
        var words = Assert.IsType<Incoming.Words>(Read(_queue.Say(501, "Europe/Kyiv", more: new { reply_to_message = new { message_id = 42 } })));
        Assert.Equal(("Europe/Kyiv", "42", PlaceKind.Private), (words.Text, words.Answers, words.Where.Kind));
    }

    [Fact]
    public void A_topic_of_a_forum_is_a_place_and_a_thread_of_replies_is_not()
    {
        var topic = Read(_queue.Say(-1001, "/start", more: new { message_thread_id = 7, is_topic_message = true }))!;
        Assert.Equal(("-1001/7", PlaceKind.Thread), (topic.Where.Address.Value, topic.Where.Kind));
        Assert.Equal("-1001", Read(_queue.Say(-1001, "/start", more: new { message_thread_id = 7 }))!.Where.Address.Value);
    }

    [Fact]
    public void Who_writes_in_the_name_of_the_group_is_an_administrator_whom_nobody_knows()
    {
        var anonymous = Read(_queue.Say(-1001, "/settings", user: 1087968824, more: new { sender_chat = new { id = -1001L } }))!;
        Assert.Equal(("", true), (anonymous.Who.Id, anonymous.Who.IsAnonymousAdministrator));
        var channel = Read(_queue.Say(-1001, "/settings", more: new { sender_chat = new { id = -1002L } }))!;
        Assert.False(channel.Who.IsAnonymousAdministrator);
    }

    [Fact]
    public void Another_bot_is_not_heard() => Assert.Null(Read(_queue.Say(-1001, "/start", more: new { from = new { id = 9, is_bot = true, first_name = "Bot" } })));

    [Fact]
    public void A_file_comes_with_its_caption()
    {
        var sent = Assert.IsType<Incoming.Command>(Read(_queue.Say(501, "", more: new
        {
            text = (string?)null,
            caption = "/import",
            caption_entities = new[] { new { type = "bot_command", offset = 0, length = 7 } },
            document = new { file_id = "FILE", file_name = "feeds.opml" },
        })));
        Assert.Equal(("import", "FILE"), (sent.Name, sent.Options["file"].Text));
    }

    [Theory]
    [InlineData("why:12", "why:12", null)]
    [InlineData("category\u001fround", "category", "round")]
    public void A_button_and_a_choice_of_a_list_are_told_apart(string data, string expected, string? chosen)
    {
        var pressed = Assert.IsType<Incoming.Pressed>(Read(_queue.Press(-1001, 42, data)));
        Assert.Equal((expected, "42"), (pressed.Data, pressed.Message));
        Assert.Equal(chosen is null ? [] : [chosen], pressed.Chosen);
    }

    [Theory]
    [InlineData("member", null, BotMembership.Member)]
    [InlineData("kicked", null, BotMembership.Gone)]
    [InlineData("left", null, BotMembership.Gone)]
    [InlineData("restricted", """{"is_member":false}""", BotMembership.Gone)]
    [InlineData("restricted", """{"is_member":true,"can_send_messages":false}""", BotMembership.Silenced)]
    [InlineData("restricted", """{"is_member":true,"can_send_messages":true}""", BotMembership.Member)]
    public void The_bots_own_coming_and_going_is_told(string status, string? more, BotMembership now)
    {
        var change = Assert.IsType<Incoming.Membership>(Read(_queue.Become(-1001, status, more: more is null ? null : JsonElement.Parse(more))));
        Assert.Equal((now, "501"), (change.Now, change.Who.Id));
    }

    [Theory]
    [InlineData(true, BotMembership.Member)]
    [InlineData(false, BotMembership.Silenced)]
    public void In_a_channel_an_administrator_has_to_be_allowed_to_post(bool mayPost, BotMembership now)
    {
        var change = Assert.IsType<Incoming.Membership>(Read(_queue.Become(-1001, "administrator", "channel", new { can_post_messages = mayPost })));
        Assert.Equal((now, PlaceKind.Channel), (change.Now, change.Where.Kind));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"update_id":"x"}""")]
    public void What_is_no_update_is_none(string json) => Assert.Null(_reader.Read(JsonElement.Parse(json)));

    private Incoming? Read(JsonElement update) => _reader.Read(update)!.What;
}
