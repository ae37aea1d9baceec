using System.Text;
using AlertBot.Feeds.Discovery;

namespace AlertBot.Feeds.Tests.Discovery;

public sealed class ArticlePageTests
{
    [Fact]
    public void The_article_is_told_from_what_stands_around_it()
    {
        var page = Read("""
            <!doctype html><html><head><title>Third round &mdash; The Courier</title><meta property="og:title" content="Third round &amp; no result">
            <meta property="article:published_time" content="2025-07-23T20:00:00+03:00"></head>
            <body><nav>World Sport</nav><article>Related: <b>weather</b></article><article><h1>Third round</h1><p>They met in Istanbul.</p><script>alert(1)</script></article><footer>Imprint</footer></body></html>
            """);

        Assert.Equal(("Third round & no result", "Third round\nThey met in Istanbul.", "2025-07-23T20:00:00+03:00"), (page.Title, page.Text, page.Published));
    }

    [Theory]
    [InlineData("<title>A &amp; B</title><body><p>one</p><p>two</p></body>", "A & B", "one\ntwo")]
    [InlineData("<title>A</title><body><nav>menu</nav><main>one</main></body>", "A", "one")]
    [InlineData("<p>one", "", "one")]
    [InlineData("<body><article>one", "", "one")]
    [InlineData("<title>A", "", "A")]
    [InlineData("", "", "")]
    public void Any_page_is_read_as_far_as_it_goes(string html, string title, string text)
    {
        var page = Read(html);

        Assert.Equal((title, text), (page.Title, page.Text));
    }

    private static ArticlePage Read(string html) => ArticlePage.Of(Encoding.UTF8.GetBytes(html), "text/html");
}
