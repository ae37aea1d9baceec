using System.Text;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Fakes.Telegram;
using AlertBot.Telegram.Text;
using CsCheck;

namespace AlertBot.Telegram.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a & b &nbsp; &lt; \"c\" 'd'")]
    [InlineData("</b></a><b>")]
    [InlineData("<a href=\"https://evil.example\">x</a>")]
    public void Hostile_text_is_shown_as_it_is_and_never_read_as_markup(string text)
    {
        var html = TelegramText.Html(new ChatMessage(MessageTone.News, text, [TextLine.Plain(text)]))!;
        Assert.Equal((text + "\n\n" + text, null), TelegramHtml.Parse(html));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("tg://user?id=1")]
    [InlineData("https://user:pass@example.com/")]
    [InlineData("/relative")]
    [InlineData("not a link")]
    public void A_link_that_is_not_of_the_web_is_left_out(string link) =>
        Assert.DoesNotContain("href", TelegramText.Html(new ChatMessage(MessageTone.News, "T", [TextLine.Of(LineStyle.Paragraph, new TextRun("x", Link: link))])), StringComparison.Ordinal);

    // Title "T", an empty line: 3 code points before the body.
    [Theory]
    [InlineData(4_092, "x", 4_095)]
    [InlineData(4_093, "x", 4_096)]
    [InlineData(4_094, "x", 4_096)]
    [InlineData(4_092, "😀", 4_095)]
    [InlineData(4_093, "😀", 4_096)]
    [InlineData(4_094, "😀", 4_096)]
    public void A_body_fills_the_limit_in_code_points_and_no_more(int length, string character, int expected)
    {
        var body = string.Concat(Enumerable.Repeat(character, length));
        var text = TelegramHtml.Parse(TelegramText.Html(new ChatMessage(MessageTone.News, "T", [TextLine.Of(LineStyle.Paragraph, new TextRun(body, RunStyle.Bold))]))!).Text!;
        Assert.Equal(expected, TextLength.CodePoints(text));
        Assert.Equal(length > 4_093, text.EndsWith('…'));
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Fact]
    public void What_does_not_fit_is_cut_from_the_body_and_never_from_the_sources()
    {
        var message = new ChatMessage(MessageTone.News, "T", [.. Enumerable.Range(0, 500).Select(n => TextLine.Plain($"Line {n} of a very long report"))])
        {
            Sources = [new MessageSource("Kyiv Independent", "https://example.com/a")],
            Footer = "small print",
        };
        var text = TelegramHtml.Parse(TelegramText.Html(message)!).Text!;
        Assert.InRange(TextLength.CodePoints(text), 4_000, 4_096);
        Assert.EndsWith("Kyiv Independent\nsmall print", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_beyond_measure_are_counted()
    {
        var message = new ChatMessage(MessageTone.News, "T", [])
        {
            Sources = [.. Enumerable.Range(0, 200).Select(n => new MessageSource($"Publisher {n}", $"https://example.com/{n}"))],
        };
        var text = TelegramHtml.Parse(TelegramText.Html(message)!).Text!;
        Assert.Matches(@" · \+1\d\d$", text);
    }

    [Fact]
    public void Markup_of_more_bytes_than_telegram_takes_is_not_offered()
    {
        var link = "https://example.com/" + new string('a', 1_900);
        var lines = Enumerable.Range(0, 30).Select(_ => TextLine.Of(LineStyle.Paragraph, new TextRun("x", Link: link)));
        var message = new ChatMessage(MessageTone.News, "T", [.. lines]);
        Assert.Null(TelegramText.Html(message));
        Assert.InRange(TextLength.CodePoints(TelegramText.Plain(message)), 1, 4_096);
    }

    [Fact]
    public void Whatever_the_text_telegram_can_read_it_and_it_fits() =>
        Gen.Select(Gen.String, Gen.String[0, 3000], Gen.Enum<LineStyle>(), Gen.Enum<RunStyle>()).Sample((title, body, style, run) =>
        {
            var message = new ChatMessage(MessageTone.DeadlineSet, title, [TextLine.Of(style, new TextRun(body, run)), TextLine.Plain(body)]) { Footer = body };
            var (text, error) = TelegramHtml.Parse(TelegramText.Html(message)!);
            return error is null && TextLength.CodePoints(text) <= 4_096 && TextLength.CodePoints(TelegramText.Plain(message)) <= 4_096;
        });

    [Fact]
    public void A_plain_text_writes_its_links_out() =>
        Assert.Contains("here: https://example.com/", TelegramText.Plain(new ChatMessage(MessageTone.News, "T", [TextLine.Of(LineStyle.Paragraph, new TextRun("here", Link: "https://example.com/"))])), StringComparison.Ordinal);

    [Fact]
    public void Direction_and_control_characters_do_not_get_through() =>
        Assert.Equal("abc d", TelegramText.Plain(new ChatMessage(MessageTone.News, "a\u202Eb\u0007c\n\n d\u2066", [])));

    [Fact]
    public void Bytes_are_what_the_html_reader_of_the_fake_counts() =>
        Assert.Equal($"Unsupported start tag \"x\" at byte offset {Encoding.UTF8.GetByteCount("Київ ")}", TelegramHtml.Parse("Київ <x>").Error);
}
