using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes;

/// <summary>A WebSub hub: asks back whether it was really asked, and sends what it is told to whoever confirmed, signed with their key.</summary>
public sealed class FakeHub : FakeServer
{
    private const string Challenge = "7f3a-challenge";

    private readonly HttpClient _client = new();
    private readonly ConcurrentDictionary<string, Subscriber> _subscribers = new();

    /// <summary>Callback addresses by topic, of those who confirmed.</summary>
    public IReadOnlyCollection<string> Topics => [.. _subscribers.Keys];

    /// <param name="sign">False forges: the sender does not know the key.</param>
    public async Task<HttpStatusCode> SendAsync(string topic, string document, bool sign, CancellationToken cancellationToken)
    {
        var subscriber = _subscribers[topic];
        var body = Encoding.UTF8.GetBytes(document);
        var key = Encoding.UTF8.GetBytes(sign ? subscriber.Key : "guessed");
        using var message = new HttpRequestMessage(HttpMethod.Post, subscriber.Callback) { Content = new ByteArrayContent(body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/rss+xml");
        message.Headers.TryAddWithoutValidation("X-Hub-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(key, body)));
        using var response = await _client.SendAsync(message, cancellationToken);
        return response.StatusCode;
    }

    protected override FakeAnswer Answer(FakeRequest request)
    {
        var form = Encoding.UTF8.GetString(request.Body).Split('&').Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair.ElementAtOrDefault(1) ?? ""));
        if (request.Method != "POST" || !form.TryGetValue("hub.callback", out var callback) || !form.TryGetValue("hub.topic", out var topic))
        {
            return Violation(400, "a hub is asked with a form that names topic and callback");
        }

        _ = AskBackAsync(new(callback), topic, form.GetValueOrDefault("hub.secret", ""));
        return new FakeAnswer(202, "");
    }

    private async Task AskBackAsync(Uri callback, string topic, string key)
    {
        var question = new Uri($"{callback}?hub.mode=subscribe&hub.topic={Uri.EscapeDataString(topic)}&hub.challenge={Challenge}&hub.lease_seconds=864000");
        if (await _client.GetStringAsync(question) == Challenge)
        {
            _subscribers[topic] = new(callback, key);
        }
        else
        {
            Violations.Enqueue("the challenge was not echoed");
        }
    }

    private sealed record Subscriber(Uri Callback, string Key);
}
