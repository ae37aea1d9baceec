using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Fakes.Http;
using AlertBot.Fakes.Telegram;

namespace AlertBot.Telegram.Tests;

/// <summary>A picture is a photo with a caption, and never costs the words.</summary>
public sealed class PictureTests : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 255, 13, 10, 13, 10];

    private readonly TelegramBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_picture_arrives_whole_with_its_words_below_it_in_its_topic_and_without_a_sound()
    {
        Assert.Equal("1", Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(Timeline() with { Silent = true, ReplyTo = "7" }, "-1001/42")).MessageId);

        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal(Png, sent.Picture);
        Assert.Equal(("Timeline\n\nFrom July to August", 42, true, 7), (sent.Text, sent.Topic, sent.Silent, sent.ReplyTo));
        Assert.Contains("<b>Timeline</b>", sent.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caption_is_cut_to_its_own_limit_and_keeps_its_sources()
    {
        var message = Timeline(new string('ж', 3_000)) with { Sources = [new MessageSource("Ukrinform", "https://example.com/a")], Footer = "small print" };

        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(message));

        var text = Assert.Single(_bench.Server.Messages).Text;
        Assert.InRange(TextLength.CodePoints(text), 1_000, 1_024);
        Assert.EndsWith("Ukrinform\nsmall print", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bad Request: PHOTO_INVALID_DIMENSIONS")]
    [InlineData("Bad Request: IMAGE_PROCESS_FAILED")]
    [InlineData("Bad Request: not enough rights to send photos to the chat")]
    public async Task Where_the_picture_is_refused_the_words_arrive(string refusal)
    {
        _bench.Server.Faults.Next(TelegramError.Of(400, refusal));

        var sending = _bench.SendAsync(Timeline());
        await _bench.AdvanceUntilAsync(sending);

        Assert.IsType<SendResult.Delivered>(await sending);
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal(("Timeline\n\nFrom July to August", null), (sent.Text, sent.Picture));
    }

    [Fact]
    public async Task A_reports_picture_is_a_large_preview_above_words_that_stay_text_and_can_be_edited()
    {
        await _bench.SendAsync(Report());
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal(("https://i.example/a.jpg", true, false, null), (sent.PreviewLink, sent.PreviewIsLargeAndAbove, sent.PreviewDisabled, sent.Picture));

        var edit = _bench.EditAsync("1", TelegramBench.Message("Edited"));
        await _bench.AdvanceUntilAsync(edit);
        Assert.IsType<SendResult.Delivered>(await edit);
        Assert.True(Assert.Single(_bench.Server.Messages).PreviewDisabled);
    }

    [Fact]
    public async Task It_takes_the_place_of_the_preview_of_a_source()
    {
        await _bench.SendAsync(Report() with { PreviewLink = "https://example.com/a" });

        Assert.Equal("https://i.example/a.jpg", Assert.Single(_bench.Server.Messages).PreviewLink);
    }

    [Fact]
    public async Task Where_a_reports_picture_is_refused_the_words_arrive()
    {
        _bench.Server.Faults.Next(TelegramError.Of(400, "Bad Request: WEBPAGE_URL_INVALID"));

        var sending = _bench.SendAsync(Report());
        await _bench.AdvanceUntilAsync(sending);

        Assert.IsType<SendResult.Delivered>(await sending);
        Assert.True(Assert.Single(_bench.Server.Messages).PreviewDisabled);
    }

    private static ChatMessage Report() => TelegramBench.Message() with { LinkedPicture = new LinkedPicture("https://i.example/a.jpg", "Envoys at a table") };

    [Fact]
    public async Task A_picture_that_may_have_been_shown_is_not_followed_by_its_words()
    {
        _bench.Server.Faults.Next(new Fault.DropAfter());

        Assert.True(Assert.IsType<SendResult.Failed>(await _bench.SendAsync(Timeline())).MayHaveHappened);

        Assert.Single(_bench.Server.Messages);
    }

    [Fact]
    public async Task A_picture_is_replaced_by_a_newer_one()
    {
        await _bench.SendAsync(Timeline());
        _bench.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.IsType<SendResult.Delivered>(await _bench.EditAsync("1", Timeline("Until September") with { Picture = new MessagePicture("t.png", "image/png", new byte[] { 1, 2, 3 }) }));

        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal([1, 2, 3], sent.Picture!);
        Assert.Equal("Timeline\n\nUntil September", sent.Text);
    }

    [Fact]
    public async Task Words_alone_replace_the_caption_of_a_picture()
    {
        await _bench.SendAsync(Timeline());
        _bench.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.IsType<SendResult.Delivered>(await _bench.EditAsync("1", Timeline(new string('ж', 3_000)) with { Picture = null }));

        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal(Png, sent.Picture);
        Assert.InRange(TextLength.CodePoints(sent.Text), 1_000, 1_024);
    }

    private static ChatMessage Timeline(string line = "From July to August") =>
        TelegramBench.Message("Timeline", TextLine.Plain(line)) with { Picture = new MessagePicture("timeline.png", "image/png", Png) };
}
