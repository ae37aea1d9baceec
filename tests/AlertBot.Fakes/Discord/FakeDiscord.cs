using System.Globalization;
using System.Text.Json;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Discord;

/// <summary>
/// Discord's REST API as far as AlertBot uses it: checks what it is sent, limits it, keeps the messages. Every channel and webhook exists
/// unless <see cref="Refuse"/> says otherwise.
/// </summary>
public sealed class FakeDiscord(string token = "MTIz.fake.token", TimeProvider? time = null) : FakeServer
{
    private static readonly TimeSpan NonceIsKnownFor = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly List<DiscordMessage> _messages = [];
    private readonly Dictionary<string, FakeAnswer> _refusals = [];
    private readonly Dictionary<(string Channel, string Nonce), (DiscordMessage Message, DateTimeOffset At)> _nonces = [];
    private ulong _lastId = 1_300_000_000_000_000_000;

    public string Token => token;

    public DiscordLimits Limits { get; } = new(time ?? TimeProvider.System);

    /// <summary>With the version at the end, as a client wants it.</summary>
    public Uri Api => new(Address, "api/v10/");

    public IReadOnlyList<DiscordMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>From now on a channel, or a webhook by its id, answers like this.</summary>
    public void Refuse(string id, FakeAnswer answer)
    {
        lock (_gate)
        {
            _refusals[id] = answer;
        }
    }

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (DiscordRouting.Of(request) is not { } route)
        {
            return Unknown(request);
        }

        if (request.Header("User-Agent")?.StartsWith("DiscordBot (", StringComparison.Ordinal) != true)
        {
            return Violation(403, "a User-Agent is not as Discord wants it");
        }

        lock (_gate)
        {
            return Authorized(route, request) ?? Limits.Pass(route, () => Refusal(route) ?? Call(route, request));
        }
    }

    private FakeAnswer? Authorized(DiscordRouting route, FakeRequest request)
    {
        var header = request.Header("Authorization");
        if (route.Resource == "webhooks")
        {
            return header is null ? null : Violation(400, "the bot's token was sent to a webhook");
        }

        return header == "Bot " + token ? null : DiscordAnswers.Unauthorized;
    }

    private FakeAnswer? Refusal(DiscordRouting route) => route.Ids.Count > 0 ? _refusals.GetValueOrDefault(route.Ids[0]) : null;

    private FakeAnswer Call(DiscordRouting route, FakeRequest request) => (route.Template, route.Ids) switch
    {
        ("GET users/@me", _) => FakeAnswer.Json(200, new { id = "123", username = "alertbot", bot = true }),
        ("GET channels/{}", [var channel]) => FakeAnswer.Json(200, new { id = channel, type = 0, guild_id = "77", name = $"channel-{channel}" }),
        ("GET webhooks/{}/{}", [var webhook, _]) => FakeAnswer.Json(200, new { id = webhook, type = 1, channel_id = "55", name = $"webhook-{webhook}" }),
        ("POST channels/{}/messages", [var channel]) => Checked(request, () => Post(channel, request.Json)),
        ("PATCH channels/{}/messages/{}", [var channel, var id]) => Checked(request, () => Edit(channel, id, request.Json)),
        ("POST webhooks/{}/{}", [var webhook, _]) => Checked(request, () => PostByWebhook(webhook, request), isWebhook: true),
        ("PATCH webhooks/{}/{}/messages/{}", [var webhook, _, var id]) => Checked(request, () => Edit(Place(webhook, request), id, request.Json), isWebhook: true),
        _ => Unknown(request),
    };

    private FakeAnswer Checked(FakeRequest request, Func<FakeAnswer> then, bool isWebhook = false)
    {
        if (DiscordBody.Wrong(request.Json, isWebhook) is not { } wrong)
        {
            return then();
        }

        Violations.Enqueue($"{request.Method}: {wrong.Where}: {wrong.Why}");
        return DiscordAnswers.InvalidForm(wrong.Where, wrong.Why);
    }

    private FakeAnswer Post(string channel, JsonElement body)
    {
        var nonce = DiscordBody.Text(body, "nonce");
        var isUnique = nonce is not null && body.TryGetProperty("enforce_nonce", out var enforce) && enforce.ValueKind == JsonValueKind.True;
        if (isUnique && _nonces.TryGetValue((channel, nonce!), out var first) && _time.GetUtcNow() - first.At < NonceIsKnownFor)
        {
            return Shown(first.Message);
        }

        var message = Add(DiscordMessages.Read(channel, NextId(), body));
        if (isUnique)
        {
            _nonces[(channel, nonce!)] = (message, _time.GetUtcNow());
        }

        return Shown(message);
    }

    private FakeAnswer PostByWebhook(string webhook, FakeRequest request)
    {
        if (DiscordComponents.Read(request.Json).Count > 0 && request.Query.GetValueOrDefault("with_components") != "true")
        {
            Violations.Enqueue("the buttons of a webhook are lost without with_components");
        }

        var message = Add(DiscordMessages.Read(Place(webhook, request), NextId(), request.Json) with { Webhook = webhook });
        return request.Query.GetValueOrDefault("wait") == "true" ? Shown(message) : new FakeAnswer(204, "");
    }

    private FakeAnswer Edit(string channel, string id, JsonElement body)
    {
        var at = _messages.FindIndex(m => m.Channel == channel && m.Id == id);
        if (at < 0)
        {
            return DiscordAnswers.Error(404, 10008, "Unknown Message");
        }

        _messages[at] = DiscordMessages.Edited(_messages[at], body);
        return Shown(_messages[at]);
    }

    private DiscordMessage Add(DiscordMessage message)
    {
        _messages.Add(message);
        return message;
    }

    private static string Place(string webhook, FakeRequest request) => request.Query.GetValueOrDefault("thread_id", webhook);

    private string NextId() => (++_lastId).ToString(CultureInfo.InvariantCulture);

    private static FakeAnswer Shown(DiscordMessage message) =>
        FakeAnswer.Json(200, new { id = message.Id, channel_id = message.Channel, content = message.Content, nonce = message.Nonce });
}
