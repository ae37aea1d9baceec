using System.Net;

namespace AlertBot.Tests.Pages;

public sealed class TryItTests
{
    private const string Article = """
        <!doctype html><html><head><title>Ukraine and Russia hold a third round of peace talks in Istanbul</title></head>
        <body><article><p>The delegations led by Rustem Umerov and Vladimir Medinsky met in Istanbul for less than an hour.</p></article></body></html>
        """;

    private const string Feed = """
        <rss version="2.0"><channel><title>Paper</title>
        <item><title>Local football</title><pubDate>Tue, 22 Jul 2025 10:00:00 GMT</pubDate></item>
        <item><title>Ukraine and Russia hold a third round of peace talks in Istanbul</title><pubDate>Wed, 23 Jul 2025 20:00:00 GMT</pubDate></item>
        </channel></rss>
        """;

    [Theory]
    [InlineData(Article, "text/html")]
    [InlineData(Feed, "application/rss+xml")]
    public async Task An_admin_sees_how_an_article_or_the_newest_item_of_a_feed_is_read(string document, string type)
    {
        await using var served = await OneDocument.ServeAsync(document, type);
        await using var host = await PageHost.StartAsync(allowedPrivate: ["127.0.0.1"]);
        using var admin = await host.Visit().SignInAsync();

        using var answer = await admin.SendAsync("/dossiers", "/dossiers/try", ("address", served.Address));

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("third round of peace talks in Istanbul", page, StringComparison.Ordinal);
        Assert.Contains("ukraine-russia-talks</a>: relevant", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_to_try_never_leads_into_the_inner_network()
    {
        await using var served = await OneDocument.ServeAsync(Article);
        await using var host = await PageHost.StartAsync();
        using var admin = await host.Visit().SignInAsync();

        using var answer = await admin.SendAsync("/dossiers", "/dossiers/try", ("address", served.Address));

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("private network", page, StringComparison.Ordinal);
        Assert.Equal(0, served.Asked);
    }

    [Fact]
    public async Task Visitors_send_the_worker_nowhere()
    {
        await using var served = await OneDocument.ServeAsync(Article);
        await using var host = await PageHost.StartAsync(allowedPrivate: ["127.0.0.1"]);
        using var visitor = host.Visit();

        using var answer = await visitor.SendAsync("/dossiers", "/dossiers/try", ("address", served.Address));

        Assert.Equal((HttpStatusCode.Forbidden, 0), (answer.StatusCode, served.Asked));
        Assert.DoesNotContain("try-address", await visitor.ReadAsync("/dossiers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_visitor_pastes_is_shown_and_never_run()
    {
        await using var host = await PageHost.StartAsync();
        using var visitor = host.Visit();

        using var answer = await visitor.SendAsync("/dossiers", "/dossiers/try", ("title", "\"><script>alert(1)</script> talks in Istanbul"), ("text", "</textarea><script>alert(2)</script>"));

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(2)", page, StringComparison.Ordinal);
    }
}
