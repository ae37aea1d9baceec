using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Delivery;

namespace AlertBot.Discord.Tests;

/// <summary>Whom a message rings for, what it answers, its buttons, and how it is edited.</summary>
public sealed class MessageTests : IAsyncLifetime
{
    private readonly DiscordBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task It_rings_for_exactly_those_who_were_chosen()
    {
        await SendAsync(DiscordBench.Message("@everyone <@&3> <@4>", TextLine.Plain("@here <@&5>")) with { Mentions = new Mentions(["1"], ["2"]) });
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal(("<@&1> <@2>", "1 2"), (sent.Content, string.Join(' ', sent.Rings)));
    }

    [Fact]
    public async Task Text_alone_rings_for_nobody()
    {
        await SendAsync(DiscordBench.Message("@everyone <@&3> <@4>", TextLine.Plain("@here <@&5>")));
        Assert.Equal(("", 0), (_bench.Server.Messages[0].Content, _bench.Server.Messages[0].Rings.Count));
    }

    [Fact]
    public async Task Mentions_that_are_no_ids_or_come_twice_are_left_out()
    {
        await SendAsync(DiscordBench.Message() with { Mentions = new Mentions(["everyone", "1", "1", ""], ["2> @everyone", "3"]) });
        Assert.Equal("<@&1> <@3>", Assert.Single(_bench.Server.Messages).Content);
    }

    [Fact]
    public async Task More_mentions_than_discord_takes_are_cut_and_the_message_arrives()
    {
        var ids = Ids(150);
        await SendAsync(DiscordBench.Message() with { Mentions = new Mentions(ids, ids) });
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.InRange(sent.Rings.Count, 80, 200);
        Assert.EndsWith(">", sent.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_message_is_silent()
    {
        await SendAsync(DiscordBench.Message() with { Silent = true });
        await SendAsync(DiscordBench.Message(), "2");
        Assert.Equal([true, false], _bench.Server.Messages.Select(m => m.Silent));
    }

    [Theory]
    [InlineData("42", "42")]
    [InlineData("no id", null)]
    public async Task A_reply_answers_its_message_or_comes_without(string replyTo, string? expected)
    {
        await SendAsync(DiscordBench.Message() with { ReplyTo = replyTo });
        Assert.Equal(expected, Assert.Single(_bench.Server.Messages).ReplyTo);
        Assert.DoesNotContain("\"fail_if_not_exists\":true", Sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_lead_to_links_or_come_back()
    {
        await SendAsync(WithButtons([new MessageButton("Read", "https://example.com/a"), new MessageButton("Why?", Command: "why:1")], [new MessageButton("Mute", Command: "mute")]));
        var buttons = Assert.Single(_bench.Server.Messages).Buttons;
        Assert.Equal([2, 1], buttons.Select(row => row.Count));
        Assert.Equal(("Read", 5, "https://example.com/a", null), (buttons[0][0].Label, buttons[0][0].Style, buttons[0][0].Url, buttons[0][0].CustomId));
        Assert.Equal(("Why?", null, "why:1"), (buttons[0][1].Label, buttons[0][1].Url, buttons[0][1].CustomId));
    }

    [Fact]
    public async Task Buttons_that_discord_would_refuse_are_left_out_and_the_message_arrives()
    {
        await SendAsync(WithButtons(
            [new MessageButton("Bad", "javascript:alert(1)"), new MessageButton("\u200B", "https://example.com"), new MessageButton("None")],
            [new MessageButton("Long link", "https://example.com/" + new string('a', 500)), new MessageButton("Long command", Command: new string('c', 101)), new MessageButton("Empty", Command: "")],
            [new MessageButton("Good", Command: "same"), new MessageButton("Twice", Command: "same"), new MessageButton(new string('l', 81), "https://example.com")]));
        var row = Assert.Single(Assert.Single(_bench.Server.Messages).Buttons);
        Assert.Equal(["Good", new string('l', 79) + "…"], row.Select(b => b.Label));
    }

    [Theory]
    [InlineData(4, 5, 4, 5)]
    [InlineData(5, 5, 5, 5)]
    [InlineData(6, 6, 5, 5)]
    public async Task There_are_five_rows_of_five_buttons_at_most(int rows, int perRow, int keptRows, int keptPerRow)
    {
        await SendAsync(WithButtons([.. Enumerable.Range(0, rows).Select(row =>
            Enumerable.Range(0, perRow).Select(b => new MessageButton("B", Command: $"{row}-{b}")).ToImmutableArray())]));
        var buttons = Assert.Single(_bench.Server.Messages).Buttons;
        Assert.Equal((keptRows, keptPerRow), (buttons.Count, buttons.Max(row => row.Count)));
    }

    [Fact]
    public async Task An_edit_replaces_the_message_and_rings_for_nobody_again()
    {
        var before = DiscordBench.Message("Before") with { Mentions = new Mentions(["1"], []), Buttons = [[new MessageButton("Why?", Command: "why")]] };
        var id = (await SendAsync(before)).MessageId!;
        Assert.Equal(new SendResult.Delivered(id), await _bench.EditAsync(id, DiscordBench.Message("After") with { ReplyTo = "42", Silent = true }));
        var edited = Assert.Single(_bench.Server.Messages);
        Assert.Equal(("After", 1, 0, "<@&1>"), (edited.Embed.Title, edited.Edits, edited.Buttons.Count, edited.Content));
        Assert.Contains("\"parse\":[]", Sent, StringComparison.Ordinal);
        Assert.DoesNotContain("nonce", Sent, StringComparison.Ordinal);
        Assert.DoesNotContain("message_reference", Sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_may_be_repeated_when_the_answer_was_lost()
    {
        var id = (await SendAsync(DiscordBench.Message("Before"))).MessageId!;
        _bench.Server.Faults.Next(new Fakes.Http.Fault.DropAfter());
        Assert.IsType<SendResult.Delivered>(await _bench.EditAsync(id, DiscordBench.Message("After")));
        Assert.Equal("After", Assert.Single(_bench.Server.Messages).Embed.Title);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("no id")]
    public async Task An_edit_of_a_message_that_is_gone_says_so(string id)
    {
        var failed = Assert.IsType<SendResult.Failed>(await _bench.EditAsync(id, DiscordBench.Message()));
        Assert.Equal((FailureClass.Payload, FailureCode.MessageGone), (failed.Class, failed.Code));
    }

    [Fact]
    public async Task The_same_delivery_later_again_is_the_same_message_and_another_is_not()
    {
        var first = await SendAsync(DiscordBench.Message(), "7f-0badcafe");
        Assert.Equal(first, await SendAsync(DiscordBench.Message(), "7f-0badcafe"));
        Assert.NotEqual(first, await SendAsync(DiscordBench.Message(), "80-0badcafe"));
        Assert.Equal("7f-0badcafe", _bench.Server.Messages[0].Nonce);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(200)]
    public async Task A_key_of_any_length_tells_repeats_from_others(int length)
    {
        var key = new string('k', length - 1);
        var first = await SendAsync(DiscordBench.Message(), key + "1");
        Assert.Equal(first, await SendAsync(DiscordBench.Message(), key + "1"));
        Assert.NotEqual(first, await SendAsync(DiscordBench.Message(), key + "2"));
        Assert.Equal(2, _bench.Server.Messages.Count);
    }

    private string Sent => System.Text.Encoding.UTF8.GetString(_bench.Server.Requests.Last().Body);

    private static ImmutableArray<string> Ids(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (1_300_000_000_000_000_000UL + (ulong)i).ToString(CultureInfo.InvariantCulture))];

    private static ChatMessage WithButtons(params ImmutableArray<ImmutableArray<MessageButton>> rows) => DiscordBench.Message() with { Buttons = rows };

    private async Task<SendResult.Delivered> SendAsync(ChatMessage message, string key = "1") =>
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(message, key: key));
}
