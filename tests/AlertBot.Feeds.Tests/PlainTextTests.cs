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
}
