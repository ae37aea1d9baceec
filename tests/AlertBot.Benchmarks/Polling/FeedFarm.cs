using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AlertBot.Benchmarks.Polling;

/// <summary>
/// A web server of as many feeds as are asked for: about 52 KB and 24 items each, the same bytes whenever asked again. One item of each is
/// about talks, which is many times what a list of general news feeds brings.
/// </summary>
internal sealed class FeedFarm
{
    private const int Digits = 8;
    private static readonly string Mark = new('#', Digits);
    private static readonly string StampMark = new('@', Digits);

    private readonly byte[] _template = Encoding.UTF8.GetBytes(Document());
    private readonly int[] _marks;
    private readonly int _stampAt;
    private int _stamp;

    private FeedFarm()
    {
        _marks = [.. Positions(_template, Encoding.UTF8.GetBytes(Mark))];
        _stampAt = Positions(_template, Encoding.UTF8.GetBytes(StampMark)).Single();
    }

    /// <summary>Serves until its input ends, after it has written its address.</summary>
    public static async Task ServeAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(new FeedFarm().AnswerAsync);
        await app.StartAsync(cancellationToken);
        Console.WriteLine(new Uri(app.Urls.First()).Port);
        await Console.In.ReadLineAsync(cancellationToken);
    }

    /// <summary>Addresses are <c>/MODE/ID</c>: same, stamped (another byte each time), etag, slow.</summary>
    private async Task AnswerAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/');
        var (mode, id) = (parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture));
        if (mode == "slow")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50 + (id * 7919L % 300)), TimeProvider.System, context.RequestAborted);
        }

        if (mode == "etag")
        {
            context.Response.Headers.ETag = "\"1\"";
            if (context.Request.Headers.IfNoneMatch == "\"1\"")
            {
                context.Response.StatusCode = 304;
                return;
            }
        }

        var body = Body(id, mode == "stamped" ? Interlocked.Increment(ref _stamp) : 0);
        context.Response.ContentType = "application/rss+xml";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private byte[] Body(int id, int stamp)
    {
        var body = (byte[])_template.Clone();
        Span<byte> digits = stackalloc byte[Digits];
        id.TryFormat(digits, out _, "D8", CultureInfo.InvariantCulture);
        foreach (var at in _marks)
        {
            digits.CopyTo(body.AsSpan(at));
        }

        stamp.TryFormat(body.AsSpan(_stampAt), out _, "D8", CultureInfo.InvariantCulture);
        return body;
    }

    private static string Document()
    {
        var newest = new DateTimeOffset(2025, 7, 23, 11, 0, 0, TimeSpan.Zero);
        var items = Enumerable.Range(0, 24).Select(i => Invariant($"""
            <item><title>{(i == 0 ? "Delegations meet" : FarmText.Sentence(i))} {Mark} {i}</title><link>https://site{Mark}.example/news/{i}?utm_source=rss</link>
            <guid isPermaLink="false">{Mark}-{i}</guid><pubDate>{newest.AddMinutes(-37 * i):R}</pubDate>
            <description><![CDATA[<p>{FarmText.Of(i, isAboutTalks: i == 0)}</p><p>Site {Mark} &amp; others.</p>]]></description></item>
            """));
        return Invariant($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>Site {Mark}</title><link>https://site{Mark}.example/</link><language>en</language>
            <generator>{StampMark}</generator>{string.Concat(items)}</channel></rss>
            """);
    }

    private static IEnumerable<int> Positions(byte[] text, byte[] mark)
    {
        for (var at = text.AsSpan().IndexOf(mark); at >= 0;)
        {
            yield return at;
            var next = text.AsSpan(at + mark.Length).IndexOf(mark);
            at = next < 0 ? -1 : at + mark.Length + next;
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
