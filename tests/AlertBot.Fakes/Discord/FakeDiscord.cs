using System.Globalization;
using System.Text.Json;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Discord;

/// <summary>
/// Discord's HTTP API as far as AlertBot uses it: keeps messages, returns the first one for a nonce that is repeated, and checks what it
/// is sent by Discord's own rules. Every channel exists unless <see cref="Refuse"/> says otherwise.
/// </summary>
public sealed class FakeDiscord(string token = "fake-discord-token") : FakeServer
{
    private readonly Lock _gate = new();
    private readonly List<DiscordMessage> _messages = [];
    private readonly Dictionary<string, FakeAnswer> _refusals = [];
    private ulong _lastId = 1_000_000_000_000_000_000;

    public string Token => token;

    /// <summary>With the version, as the settings take it.</summary>
    public Uri Api => new(Address, "/api/v10/");

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

    /// <summary>From now on a channel answers with this error.</summary>
    public void Refuse(string channel, int status, int code, string message)
    {
        lock (_gate)
        {
            _refusals[channel] = FakeAnswer.Json(status, new { code, message });
        }
    }

    protected override FakeAnswer Answer(FakeRequest request)
    {
        var path = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is not ["api", "v10", .. var route])
        {
            return Unknown(request);
        }

        if (request.Header("Authorization") != $"Bot {token}")
        {
            return FakeAnswer.Json(401, new { code = 0, message = "401: Unauthorized" });
        }

        lock (_gate)
        {
            return Route(request, route);
        }
    }

    private FakeAnswer Route(FakeRequest request, string[] route) => (request.Method, route) switch
    {
        ("GET", ["users", "@me"]) => FakeAnswer.Json(200, new { id = "1", username = "alertbot" }),
        ("GET", ["channels", var channel]) => _refusals.GetValueOrDefault(channel) ?? FakeAnswer.Json(200, new { id = channel, name = $"channel-{channel}", type = 0 }),
        ("POST", ["channels", var channel, "messages"]) => _refusals.GetValueOrDefault(channel) ?? Post(channel, request.Json),
        ("PATCH", ["channels", var channel, "messages", var id]) => _refusals.GetValueOrDefault(channel) ?? Edit(channel, id, request.Json),
        _ => Unknown(request),
    };

    private FakeAnswer Post(string channel, JsonElement body)
    {
        if (DiscordRules.Broken(body) is { } rule)
        {
            return Violation(400, rule);
        }

        var nonce = body.TryGetProperty("nonce", out var given) ? given.GetString() : null;
        var isEnforced = body.TryGetProperty("enforce_nonce", out var enforce) && enforce.GetBoolean();
        var message = isEnforced ? _messages.Find(m => m.Channel == channel && m.Nonce == nonce) : null;
        if (message is null)
        {
            message = new DiscordMessage(++_lastId, channel, nonce, body.Clone());
            _messages.Add(message);
        }

        return Shown(message);
    }

    private FakeAnswer Edit(string channel, string id, JsonElement body)
    {
        var at = _messages.FindIndex(m => m.Channel == channel && m.Id.ToString(CultureInfo.InvariantCulture) == id);
        if (at < 0)
        {
            return FakeAnswer.Json(404, new { code = 10008, message = "Unknown Message" });
        }

        if (DiscordRules.Broken(body) is { } rule)
        {
            return Violation(400, rule);
        }

        _messages[at] = _messages[at] with { Body = body.Clone() };
        return Shown(_messages[at]);
    }

    private static FakeAnswer Shown(DiscordMessage message) =>
        FakeAnswer.Json(200, new { id = message.Id.ToString(CultureInfo.InvariantCulture), channel_id = message.Channel, nonce = message.Nonce });
}
