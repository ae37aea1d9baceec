using System.Net;
using AlertBot.Running;
using AlertBot.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AlertBot.Tests.Running;

public sealed class HttpGuardTests
{
    private const int PerSecond = 5;

    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait_and_the_others_are_answered()
    {
        await using var server = await StartAsync("127.0.0.1");
        var greedy = await AskAsync(server, "/public", 40, "203.0.113.7");
        var other = await AskAsync(server, "/public", 1, "203.0.113.8");

        Assert.Contains(HttpStatusCode.TooManyRequests, greedy);
        Assert.Equal([HttpStatusCode.OK], other);
    }

    [Fact]
    public async Task What_platforms_post_has_room_for_many_chats_behind_one_address()
    {
        await using var server = await StartAsync("127.0.0.1");

        Assert.All(await AskAsync(server, "/callback", 40, "203.0.113.7"), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task An_address_that_a_stranger_claims_for_himself_is_not_believed()
    {
        await using var server = await StartAsync("192.0.2.1");

        Assert.Equal("127.0.0.1 http", await SayAsync(server, "203.0.113.7"));
    }

    [Fact]
    public async Task A_trusted_proxy_says_for_whom_it_asks_and_how()
    {
        await using var server = await StartAsync("127.0.0.0/8");

        Assert.Equal("203.0.113.7 https", await SayAsync(server, "203.0.113.7"));
    }

    [Fact]
    public async Task A_client_cannot_put_itself_before_the_proxy_that_names_it()
    {
        await using var server = await StartAsync("127.0.0.0/8");

        Assert.Equal("203.0.113.7 https", await SayAsync(server, "10.0.0.1, 203.0.113.7"));
    }

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5/32")]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("::1", "::1/128")]
    [InlineData("proxy", null)]
    public void Proxies_are_addresses_or_networks(string text, string? network) => Assert.Equal(network, HttpGuard.NetworkOf(text)?.ToString());

    [Fact]
    public async Task What_was_answered_a_moment_ago_is_told_to_the_next_reader_too()
    {
        await using var server = await StartAsync("192.0.2.1");

        Assert.Equal(await GetAsync(server, "/counted"), await GetAsync(server, "/counted"));
    }

    [Fact]
    public async Task An_answer_for_one_visitor_alone_is_never_given_to_another()
    {
        await using var server = await StartAsync("192.0.2.1");

        Assert.NotEqual(await GetAsync(server, "/own"), await GetAsync(server, "/own"));
    }

    [Fact]
    public async Task What_is_not_for_readers_is_always_answered_anew()
    {
        await using var server = await StartAsync("192.0.2.1");

        Assert.NotEqual(await GetAsync(server, "/health"), await GetAsync(server, "/health"));
    }

    private static async Task<WebApplication> StartAsync(string proxy)
    {
        var settings = new AlertBotSettings { Http = new HttpSettings { TrustedProxies = [proxy] }, Page = new() { RequestsPerSecond = PerSecond } };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(settings);
        builder.Services.AddHttpGuard(settings);
        var app = builder.Build();
        app.UseHttpGuard();
        app.UseOutputCache();
        app.MapPublic().MapGet("/public", () => "read");
        app.MapCallbacks().MapPost("/callback", () => "taken");
        var asked = 0;
        app.MapPublic().MapGet("/counted", () => $"{++asked}");
        app.MapPublic().MapGet("/own", (HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-cache, no-store";
            return $"{++asked}";
        });
        app.MapGet("/health", () => $"{++asked}");
        app.MapGet("/who", (HttpRequest request) => $"{request.HttpContext.Connection.RemoteIpAddress} {request.Scheme}");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<List<HttpStatusCode>> AskAsync(WebApplication server, string path, int times, string from)
    {
        using var client = Client(server, from);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(path == "/callback" ? HttpMethod.Post : HttpMethod.Get, path);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            answers.Add(answer.StatusCode);
        }

        return answers;
    }

    private static async Task<string> GetAsync(WebApplication server, string path)
    {
        using var client = Client(server, "203.0.113.7");
        return await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private static async Task<string> SayAsync(WebApplication server, string from)
    {
        using var client = Client(server, from);
        return await client.GetStringAsync(new Uri("/who", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private static HttpClient Client(WebApplication server, string from)
    {
        var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return client;
    }
}
