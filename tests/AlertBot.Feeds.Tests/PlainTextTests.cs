namespace AlertBot.Feeds.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("<p>One</p>\n <p>Two&nbsp;&amp; three</p>", "One\nTwo & three")]
    [InlineData("a<br><br>b", "a\nb")]
    [InlineData("un<b>bro</b>ken", "unbroken")]
    [InlineData("5 < 6 and 7 > 2", "5 < 6 and 7 > 2")]
    [InlineData("before<script>if (a < b) {}</script>after", "beforeafter")]
    [InlineData("<!-- <p>hidden</p> -->seen", "seen")]
    [InlineData("cut <a href='x", "cut")]
    [InlineData("Стамбул &#8212; Київ", "Стамбул — Київ")]
    public void Html_becomes_text_that_reads(string html, string text) =>
        Assert.Equal(text, PlainText.Of(html));

    [Fact]
    public void Text_without_markup_is_its_words_with_single_blanks_between_them()
    {
        string[] parts = ["a", "слово", " ", "  ", "\n", "\t", "\u00A0", "\u2009", " \n ", "\r\n"];
        for (var seed = 0; seed < 2000; seed++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + (seed % 12)).Select(i => parts[(int)(((uint)(seed * 2654435761L) >> (2 * i)) % parts.Length)]));
            var expected = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

            Assert.Equal(expected, PlainText.Of(text));
            Assert.Equal(expected, PlainText.Collapse(text));
            Assert.Equal(expected, PlainText.Of($"<b>{text}</b>"));
        }
    }

    [Theory]
    [InlineData("a <p> b", "a\nb")]
    [InlineData("a\n<br>\n<br> b<br>", "a\nb")]
    [InlineData("<p> a </p><p> </p> b", "a\nb")]
    [InlineData("a &nbsp; b", "a b")]
    public void Lines_begin_and_end_without_blanks(string html, string text) =>
        Assert.Equal(text, PlainText.Of(html));
}
