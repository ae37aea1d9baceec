using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Tests.Parsing;

public sealed class SafeHtmlTests
{
    private static readonly Uri Base = new("https://news.example/blog/");

    [Theory]
    [InlineData("<p>Talks <b>resume</b></p>", "<p>Talks <b>resume</b></p>")]
    [InlineData("<a href=\"one.html\">x</a>", "<a href=\"https://news.example/blog/one.html\">x</a>")]
    [InlineData("<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("a<script>alert(1)</script>b<style>p{}</style>c", "abc")]
    [InlineData("<iframe src=\"https://evil.example\">x</iframe>y", "y")]
    [InlineData("<unknown>kept</unknown>", "kept")]
    [InlineData("1 &lt; 2", "1 &lt; 2")]
    [InlineData("<!DOCTYPE", "&lt;!DOCTYPE")]
    [InlineData("<img src=\"x\" onerror=\"alert(1)\">", "<img src=\"https://news.example/blog/x\">")]
    public void Html_is_shown_without_what_could_run(string html, string expected) => Assert.Equal(expected, SafeHtml.Clean(html, Base));
}
