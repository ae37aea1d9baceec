using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Net;
using AlertBot.Demo.Documents;
using NodaTime.Extensions;

namespace AlertBot.Demo;

/// <summary>
/// The publishers' servers of the summer of 2025, on a free port of the loopback: what a feed answers depends on the clock alone.
/// Stopping waits for nobody: a request under way is cut off.
/// </summary>
/// <param name="clock">The time of day on the servers.</param>
internal sealed class DemoFeedServer(TimeProvider clock, ImmutableArray<RecordedFeed> feeds) : IAsyncDisposable
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<RecordedFault, bool> _met = new();
    private readonly Dictionary<string, RecordedFeed> _feeds = feeds.ToDictionary(feed => feed.Path);
    private WebApplication? _app;

    /// <summary>Of the server; known once it has started.</summary>
    public Uri Address { get; private set; } = null!;

    public Uri AddressOf(RecordedFeed feed) => new(Address, feed.Path);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging(logging => logging.ClearProviders());
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync(cancellationToken);
        Address = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is { } app)
        {
            using var impatient = new CancellationTokenSource(TimeSpan.Zero);
            await ((IHost)app).StopAsync(impatient.Token);
            await app.DisposeAsync();
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var now = clock.GetUtcNow().ToInstant();
        if (!_feeds.TryGetValue(context.Request.Path.Value ?? "/", out var feed))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var fault = feed.Faults.FirstOrDefault(fault => fault.From <= now && now < fault.Until);
        switch (fault?.Kind)
        {
            case FaultKind.Error:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case FaultKind.WebPage:
                await ServeWallAsync(context, feed);
                return;
            case FaultKind.SlowOnce when _met.TryAdd(fault, true):
                await Task.Delay(Slowness, clock, context.RequestAborted);
                break;
        }

        await ServeAsync(context, FeedDocument.Of(FeedPage.At(feed, now)));
    }

    private static async Task ServeWallAsync(HttpContext context, RecordedFeed feed)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"<!DOCTYPE html><html><head><title>{WebUtility.HtmlEncode(feed.Title)}</title></head><body><h1>One moment, please</h1></body></html>",
            context.RequestAborted);
    }

    private static async Task ServeAsync(HttpContext context, FeedDocument document)
    {
        var tag = $"\"{XxHash3.HashToUInt64(document.Body):x16}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = document.ContentType;
        await context.Response.Body.WriteAsync(document.Body, context.RequestAborted);
    }
}
