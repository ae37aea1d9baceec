using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AlertBot.Fakes.Http;

/// <summary>
/// A server on a free port of the loopback. Everything that a client does wrong is written into <see cref="Violations"/>, so that a
/// test can insist that there was nothing.
/// </summary>
public abstract class FakeServer : IAsyncDisposable
{
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public FaultPlan Faults { get; } = new();

    public ConcurrentQueue<FakeRequest> Requests { get; } = [];

    public ConcurrentQueue<string> Violations { get; } = [];

    /// <param name="port">0 takes a free one.</param>
    public async Task StartAsync(CancellationToken cancellationToken, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddLogging(logging => logging.ClearProviders()).AddRoutingCore();
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(HandleAsync);
        await _app.StartAsync(cancellationToken);
        Address = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is { } app)
        {
            using var impatient = new CancellationTokenSource(TimeSpan.Zero);
            await ((IHost)app).StopAsync(impatient.Token);
            await app.DisposeAsync();
        }
    }

    protected abstract FakeAnswer Answer(FakeRequest request);

    /// <summary>For routes that take their time before they answer.</summary>
    protected virtual Task<FakeAnswer> AnswerAsync(FakeRequest request, CancellationToken cancellationToken) => Task.FromResult(Answer(request));

    /// <summary>A route that nobody should ask for: it is said loudly.</summary>
    protected FakeAnswer Unknown(FakeRequest request) => Violation(501, $"unknown route {request.Method} {request.Path}");

    protected FakeAnswer Violation(int status, string what)
    {
        Violations.Enqueue(what);
        return FakeAnswer.Json(status, new { message = what, code = 0 });
    }

    /// <summary>A route that is a web socket and not a request; true when it was one.</summary>
    protected virtual Task<bool> AcceptSocketAsync(HttpContext context) => Task.FromResult(false);

    private async Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest && await AcceptSocketAsync(context))
        {
            return;
        }

        var request = await ReadAsync(context);
        Requests.Enqueue(request);
        switch (Faults.Take(request))
        {
            case Fault.Answer fault:
                await WriteAsync(context, fault.Instead);
                break;
            case Fault.DropBefore:
                context.Abort();
                break;
            case Fault.DropAfter:
                _ = Answer(request);
                context.Abort();
                break;
            case Fault.StallAfter:
                _ = Answer(request);
                await UntilTheClientGivesUpAsync(context);
                break;
            case Fault.LateAnswer late:
                var answer = Answer(request);
                await Task.Delay(late.By, TimeProvider.System, context.RequestAborted);
                await WriteAsync(context, answer);
                break;
            case Fault.Slow slow:
                await Task.Delay(slow.By, TimeProvider.System, context.RequestAborted);
                await WriteAsync(context, Answer(request));
                break;
            default:
                await WriteAsync(context, await AnswerAsync(request, context.RequestAborted));
                break;
        }
    }

    private static async Task<FakeRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new FakeRequest(
            context.Request.Method,
            context.Request.Path.Value ?? "/",
            context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()),
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }

    private static async Task WriteAsync(HttpContext context, FakeAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Status is not (204 or 304))
        {
            context.Response.ContentType = answer.ContentType;
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private static async Task UntilTheClientGivesUpAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
