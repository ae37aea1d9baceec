using System.IO.Compression;
using System.Text;
using AlertBot.Feeds.Fetching;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace AlertBot.Feeds.Tests.Fetching;

public sealed class FeedFetcherTests : FetchedTests
{
    private const string Rss = "<rss version='2.0'><channel><title>Talks</title></channel></rss>";

    [Fact]
    public async Task A_document_comes_with_its_validators_and_type()
    {
        var address = Server.At("/feed", context =>
        {
            context.Response.Headers.ETag = "\"a\"";
            context.Response.Headers.LastModified = "Wed, 23 Jul 2025 10:00:00 GMT";
            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            return context.Response.WriteAsync(Rss);
        });

        var body = Assert.IsType<FetchedBody>(await FetchAsync(new(address)));

        Assert.Equal(Rss, Encoding.UTF8.GetString(body.Body.Span));
        Assert.Equal(("\"a\"", "Wed, 23 Jul 2025 10:00:00 GMT", "application/rss+xml; charset=utf-8"), (body.ETag, body.LastModified, body.ContentType));
    }

    [Fact]
    public async Task Validators_are_sent_back_and_304_is_nothing_new()
    {
        var address = Server.At("/feed", context =>
        {
            var asked = context.Request.Headers;
            context.Response.StatusCode = asked.IfNoneMatch == "W/\"a,b\"" && asked.IfModifiedSince == "yesterday" ? 304 : 500;
            return Task.CompletedTask;
        });

        var result = Assert.IsType<NothingNew>(await FetchAsync(new(address, "W/\"a,b\"", "yesterday")));

        Assert.Equal((false, "W/\"a,b\"", "yesterday"), (result.SameBody, result.ETag, result.LastModified));
    }

    [Fact]
    public async Task A_304_to_an_unconditional_request_is_a_failure()
    {
        var address = Server.At("/feed", "", status: 304);

        Assert.Equal(FailureKind.WrongNotModified, await FailureAsync(address));
    }

    [Fact]
    public async Task The_document_of_last_time_is_not_delivered_again()
    {
        var address = Server.At("/feed", Rss);
        var first = Assert.IsType<FetchedBody>(await FetchAsync(new(address)));

        Assert.True(Assert.IsType<NothingNew>(await FetchAsync(new(address, BodyHash: first.BodyHash))).SameBody);
    }

    [Fact]
    public async Task The_server_learns_who_asks_and_how_to_reach_them()
    {
        await FetchAsync(new(Server.At("/feed", Rss)), Open with { Contact = "https://alerts.example/about" });

        var agent = Assert.Single(Server.Requests).UserAgent.ToString();
        Assert.StartsWith("AlertBot/", agent, StringComparison.Ordinal);
        Assert.EndsWith("(+https://alerts.example/about)", agent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("bare deflate")]
    [InlineData("gzip that is none")]
    public async Task Packed_documents_are_unpacked(string coding)
    {
        var address = Server.At("/feed", async context =>
        {
            context.Response.Headers.ContentEncoding = coding.Contains("deflate", StringComparison.Ordinal) ? "deflate" : coding.Split(' ')[0];
            await using Stream packer = coding switch
            {
                "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
                "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
                "deflate" => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
                "bare deflate" => new DeflateStream(context.Response.Body, CompressionLevel.Fastest),
                _ => context.Response.Body,
            };
            await packer.WriteAsync(Encoding.UTF8.GetBytes(Rss), context.RequestAborted);
        });

        Assert.Equal(Rss, Encoding.UTF8.GetString(Assert.IsType<FetchedBody>(await FetchAsync(new(address))).Body.Span));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Checking your browser</body></html>")]
    [InlineData("\n<!-- wall --> <html lang=en>")]
    [InlineData("\uFEFF<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' ''><html/>")]
    public async Task A_web_page_with_status_200_is_a_failure_not_an_empty_feed(string page) =>
        Assert.Equal(FailureKind.NotAFeed, await FailureAsync(Server.At("/feed", page, "application/rss+xml")));

    [Theory]
    [InlineData(401, FailureKind.Unauthorised)]
    [InlineData(403, FailureKind.Forbidden)]
    [InlineData(404, FailureKind.NotFound)]
    [InlineData(410, FailureKind.Gone)]
    [InlineData(418, FailureKind.Refused)]
    [InlineData(429, FailureKind.TooManyRequests)]
    [InlineData(500, FailureKind.ServerError)]
    [InlineData(503, FailureKind.ServerError)]
    public async Task A_refusal_is_told_apart_and_comes_with_a_remedy(int status, FailureKind kind)
    {
        var failed = Assert.IsType<FetchFailed>(await FetchAsync(new(Server.At("/feed", "no", status: status))));

        Assert.Equal(kind, failed.Failure.Kind);
        Assert.EndsWith(".", failed.Failure.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", failed.Failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "Retry-After", "120", 120)]
    [InlineData(503, "Retry-After", "Wed, 23 Jul 2025 12:10:00 GMT", 600)]
    [InlineData(503, "Retry-After", "Wed, 23 Jul 2025 11:00:00 GMT", null)]
    [InlineData(200, "Cache-Control", "public, max-age=900", 900)]
    [InlineData(200, "Cache-Control", "no-cache, max-age=900", null)]
    [InlineData(200, "Cache-Control", "max-age=0", null)]
    [InlineData(200, "Cache-Control", "nonsense; max-age", null)]
    [InlineData(304, "Cache-Control", "max-age=300", 300)]
    public async Task The_server_says_when_to_come_back(int status, string header, string value, int? seconds)
    {
        var address = Server.At("/feed", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers[header] = value;
            return status == 304 ? Task.CompletedTask : context.Response.WriteAsync(Rss);
        });

        var result = await FetchAsync(new(address, ETag: "\"a\""));

        Assert.Equal(seconds is { } s ? Duration.FromSeconds(s) : null, result.NotBefore);
    }

    [Fact]
    public async Task Expires_counts_from_the_servers_own_clock_and_age_is_taken_off()
    {
        var expires = Server.At("/expires", context =>
        {
            context.Response.Headers.Date = "Tue, 01 Jan 2019 00:00:00 GMT";
            context.Response.Headers.Expires = "Tue, 01 Jan 2019 00:30:00 GMT";
            return context.Response.WriteAsync(Rss);
        });
        var aged = Server.At("/aged", context =>
        {
            context.Response.Headers.CacheControl = "max-age=600";
            context.Response.Headers.Age = "400";
            return context.Response.WriteAsync(Rss);
        });

        Assert.Equal(Duration.FromMinutes(30), (await FetchAsync(new(expires))).NotBefore);
        Assert.Equal(Duration.FromSeconds(200), (await FetchAsync(new(aged))).NotBefore);
    }
}
