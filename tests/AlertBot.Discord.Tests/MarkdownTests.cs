using AlertBot.Chat.Delivery;
using AlertBot.Discord.Text;
using CsCheck;

namespace AlertBot.Discord.Tests;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("*bold* _under_ ~struck~", "\\*bold\\* \\_under\\_ \\~struck\\~")]
    [InlineData("[click](https://evil.example)", "\\[click\\]\\(https\\://evil.example\\)")]
    [InlineData("@everyone @here", "\\@everyone \\@here")]
    [InlineData("<@123> <@&456> <#789> <t:0:R> </ban:1>", "\\<\\@123\\> \\<\\@&456\\> \\<\\#789\\> \\<t\\:0\\:R\\> \\</ban\\:1\\>")]
    [InlineData("```js\ncode\n```", "\\`\\`\\`js code \\`\\`\\`")]
    [InlineData("||spoiler||", "\\|\\|spoiler\\|\\|")]
    [InlineData("# Heading", "\\# Heading")]
    [InlineData("-# small", "\\-\\# small")]
    [InlineData("> quote", "\\> quote")]
    [InlineData("- point", "\\- point")]
    [InlineData(":smile:", "\\:smile\\:")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("24. November", "24\\. November")]
    [InlineData("by 24. November", "by 24. November")]
    [InlineData("safe\u202Eevil\u202C", "safeevil")]
    [InlineData("\u2066a\u2069\u200Bb\0\u001b[31m", "ab\\[31m")]
    [InlineData("second\n# line", "second \\# line")]
    public void Hostile_text_is_shown_as_it_is(string text, string expected) =>
        Assert.Equal(expected, Markdown.Line(TextLine.Plain(text)));

    [Fact]
    public void Half_a_surrogate_pair_does_not_reach_discord() => Assert.Equal("half \uFFFD pair", Markdown.Line(TextLine.Plain("half \uD83D pair")));

    [Fact]
    public void What_is_shown_is_what_was_written() => Gen.String[Gen.Char["aА1 *_~`|>#[]()<@-+:.\\!/"], 0, 40].Sample(text =>
    {
        var shown = Unescape(Markdown.Escape(text));
        return shown == text;
    });

    [Theory]
    [InlineData(LineStyle.Bullet, "- **now** then")]
    [InlineData(LineStyle.Quote, "> **now** then")]
    [InlineData(LineStyle.Heading, "**now then**")]
    [InlineData(LineStyle.Paragraph, "**now** then")]
    public void Lines_have_their_style(LineStyle style, string expected) =>
        Assert.Equal(expected, Markdown.Line(TextLine.Of(style, new TextRun("now ", RunStyle.Bold), new TextRun("then"))));

    [Theory]
    [InlineData(LineStyle.Bullet)]
    [InlineData(LineStyle.Quote)]
    [InlineData(LineStyle.Heading)]
    public void An_empty_line_leaves_no_marks(LineStyle style) => Assert.Equal("", Markdown.Line(TextLine.Of(style, new TextRun(" \u200B"))));

    [Theory]
    [InlineData(RunStyle.Bold, "a **word** b")]
    [InlineData(RunStyle.Italic, "a *word* b")]
    [InlineData(RunStyle.Struck, "a ~~word~~ b")]
    public void Marks_touch_the_words(RunStyle style, string expected) =>
        Assert.Equal(expected, Markdown.Line(TextLine.Of(LineStyle.Paragraph, new TextRun("a"), new TextRun(" word ", style), new TextRun("b"))));

    [Fact]
    public void A_link_keeps_the_spaces_around_it() =>
        Assert.Equal(
            "by [Example](<https://example.com/>) today",
            Markdown.Line(TextLine.Of(LineStyle.Paragraph, new TextRun("by"), new TextRun(" Example ", Link: "https://example.com"), new TextRun("today"))));

    [Theory]
    [InlineData("https://example.com/a_(b)>c", "[Name](<https://example.com/a_%28b%29%3Ec>)")]
    [InlineData("javascript:alert(1)", "Name")]
    [InlineData("https://user:pass@example.com", "Name")]
    [InlineData("not a link", "Name")]
    [InlineData(null, "Name")]
    public void Only_safe_links_are_links(string? link, string expected) => Assert.Equal(expected, Markdown.Link("Name", link));

    [Theory]
    [InlineData("https://example.com/a", "[example.com](<https://example.com/a>)")]
    [InlineData("https://a_b_c.example.com", "[a\\_b\\_c.example.com](<https://a_b_c.example.com/>)")]
    [InlineData("https://éxample.com", "[xn\\-\\-xample\\-9ua.com](<https://éxample.com/>)")]
    public void A_link_without_words_shows_its_host(string link, string expected) => Assert.Equal(expected, Markdown.Link(" \u200B", link));

    [Fact]
    public void A_name_cannot_leave_its_link() =>
        Assert.Equal("[x\\]\\(https\\://evil.example\\) \\[y](<https://example.com/>)", Markdown.Link("x](https://evil.example) [y", "https://example.com"));

    /// <summary>A backslash before anything but a letter, digit or space shows that thing itself.</summary>
    private static string Unescape(string markdown)
    {
        var shown = "";
        for (var i = 0; i < markdown.Length; i++)
        {
            i += markdown[i] == '\\' ? 1 : 0;
            shown += markdown[i];
        }

        return shown;
    }
}
