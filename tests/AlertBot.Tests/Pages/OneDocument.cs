using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AlertBot.Tests.Pages;

/// <summary>A server on the loopback that answers everything with one document and counts who asks.</summary>
internal sealed class OneDocument : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _asked;

    private OneDocument(WebApplication server) => _server = server;

    public int Asked => _asked;

    public string Address => $"{_server.Urls.First()}/article";

    public static async Task<OneDocument> ServeAsync(string document, string type = "text/html")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var served = new OneDocument(builder.Build());
        served._server.Run(async context =>
        {
            Interlocked.Increment(ref served._asked);
            context.Response.ContentType = type;
            await context.Response.WriteAsync(document);
        });
        await served._server.StartAsync();
        return served;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
