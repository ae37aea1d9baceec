using System.Net;
using System.Text;
using System.Text.Json;
using AlertBot.Fakes.Discord;

namespace AlertBot.Discord.Tests;

/// <summary>The fake must see what a client does wrong, or the other tests prove nothing.</summary>
public sealed class FakeDiscordTests : IAsyncLifetime
{
    private const string Quiet = "\"allowed_mentions\":{\"parse\":[]}";

    private readonly HttpClient _http = new();
    private readonly TestClock _time = new();
    private readonly FakeDiscord _server;

    public FakeDiscordTests() => _server = new FakeDiscord(time: _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(Cancellation);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bot " + _server.Token);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.com, 1)");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"content":"a"}""")]
    [InlineData("""{"content":"a","allowed_mentions":{"parse":["everyone"]}}""")]
    [InlineData("""{"content":"  ",Q}""")]
    [InlineData("""{"embeds":[],Q}""")]
    [InlineData("""{"embeds":[{}],Q}""")]
    [InlineData("""{"embeds":[{"title":" "}],Q}""")]
    [InlineData("""{"embeds":[{"title":"a","footer":{"text":""}}],Q}""")]
    [InlineData("""{"embeds":[{"title":"a","url":"javascript:alert(1)"}],Q}""")]
    [InlineData("""{"content":"a","nonce":"12345678901234567890123456",Q}""")]
    [InlineData("""{"content":"a","components":[{"type":1,"components":[]}],Q}""")]
    [InlineData("""{"content":"a","components":[{"type":1,"components":[{"type":2,"style":5,"label":"a"}]}],Q}""")]
    [InlineData("""{"content":"a","components":[{"type":1,"components":[{"type":2,"style":2,"label":"a"}]}],Q}""")]
    [InlineData("not json")]
    public async Task A_wrong_form_is_refused_and_noted(string body)
    {
        var (status, answer) = await PostAsync(body.Replace("Q", Quiet, StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.BadRequest, 50035), (status, answer.GetProperty("code").GetInt32()));
        Assert.Single(_server.Violations);
        Assert.Empty(_server.Messages);
    }

    [Theory]
    [InlineData("content", 2000)]
    [InlineData("title", 256)]
    [InlineData("description", 4096)]
    [InlineData("footer", 2048)]
    public async Task Lengths_are_counted_in_code_points(string where, int limit)
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Long(where, limit))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Long(where, limit + 1))).Status);
    }

    [Theory]
    [InlineData(3696, HttpStatusCode.OK)]
    [InlineData(3697, HttpStatusCode.BadRequest)]
    public async Task All_embeds_together_have_6000(int length, HttpStatusCode expected)
    {
        var embeds = new object[] { new { description = new string('a', length), footer = new { text = new string('f', 2048) } }, new { title = new string('t', 256) } };
        Assert.Equal(expected, (await PostAsync(JsonSerializer.Serialize(new { embeds, allowed_mentions = new { parse = Array.Empty<string>() } }))).Status);
    }

    [Fact]
    public async Task A_nonce_is_known_in_its_channel_for_some_minutes()
    {
        const string body = "{\"content\":\"a\",\"nonce\":\"n\",\"enforce_nonce\":true," + Quiet + "}";
        await PostAsync(body);
        await PostAsync(body);
        Assert.Single(_server.Messages);
        await PostAsync(body, "2");
        Assert.Equal(2, _server.Messages.Count);
        _time.Advance(TimeSpan.FromMinutes(3));
        await PostAsync(body);
        Assert.Equal(3, _server.Messages.Count);
    }

    [Fact]
    public async Task A_nonce_that_is_not_enforced_changes_nothing()
    {
        const string body = "{\"content\":\"a\",\"nonce\":\"n\"," + Quiet + "}";
        await PostAsync(body);
        await PostAsync(body);
        Assert.Equal(2, _server.Messages.Count);
    }

    [Theory]
    [InlineData("/api/v10/channels/1/typing")]
    [InlineData("/api/v9/channels/1/messages")]
    [InlineData("/")]
    public async Task An_unknown_route_is_noted(string path)
    {
        var response = await _http.GetAsync(new Uri(_server.Address, path), Cancellation);
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Single(_server.Violations);
    }

    [Fact]
    public async Task A_window_that_is_used_up_answers_429_until_it_ends()
    {
        _server.Limits.Set("POST channels/{}/messages", "posts", 1, TimeSpan.FromSeconds(2.5));
        var body = "{\"content\":\"a\"," + Quiet + "}";
        await PostAsync(body);
        _time.Advance(TimeSpan.FromSeconds(1));
        var (status, answer) = await PostAsync(body);
        Assert.Equal((HttpStatusCode.TooManyRequests, 1.5), (status, answer.GetProperty("retry_after").GetDouble()));
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(body)).Status);
        Assert.Equal(1, _server.Limits.TooMany);
    }

    private static string Long(string where, int length)
    {
        var text = string.Concat(Enumerable.Repeat("🕊", length));
        return where switch
        {
            "content" => $$"""{"content":"{{text}}",{{Quiet}}}""",
            "footer" => $$$"""{"embeds":[{"footer":{"text":"{{{text}}}"}}],{{{Quiet}}}}""",
            _ => $$"""{"embeds":[{"{{where}}":"{{text}}"}],{{Quiet}}}""",
        };
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string body, string channel = "1")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(_server.Api, $"channels/{channel}/messages"), content, Cancellation);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(Cancellation)));
    }
}
