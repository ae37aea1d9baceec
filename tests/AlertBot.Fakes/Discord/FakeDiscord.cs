using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using AlertBot.Fakes.Http;
using Microsoft.AspNetCore.Http;

namespace AlertBot.Fakes.Discord;

/// <summary>
/// Discord's REST API and gateway as far as AlertBot uses them: checks what it is sent, limits it, keeps the messages. Every channel and
/// webhook exists unless <see cref="Refuse"/> says otherwise.
/// </summary>
public sealed class FakeDiscord : FakeServer
{
    private static readonly TimeSpan NonceIsKnownFor = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private readonly string _token;
    private readonly TimeProvider _time;
    private readonly DiscordPlaces _places;
    private readonly DiscordCommands _commands = new();
    private readonly List<DiscordMessage> _messages = [];
    private readonly Dictionary<string, FakeAnswer> _refusals = [];
    private readonly Dictionary<(string Channel, string Nonce), (DiscordMessage Message, DateTimeOffset At)> _nonces = [];
    private ulong _lastId = 1_300_000_000_000_000_000;

    public FakeDiscord(string token = "MTIz.fake.token", TimeProvider? time = null)
    {
        (_token, _time) = (token, time ?? TimeProvider.System);
        Gateway = new FakeGateway(token, _time, Violations);
        Gateway.Guilds.Add(Guild);
        Interactions = new DiscordInteractions(_time, NextId);
        Limits = new DiscordLimits(_time);
        _places = new DiscordPlaces(Gateway.Guilds, NextId);
    }

    public string Token => _token;

    public DiscordLimits Limits { get; }

    public FakeGateway Gateway { get; }

    public DiscordInteractions Interactions { get; }

    /// <summary>The first server: channels that nobody described belong to it.</summary>
    public FakeGuild Guild { get; } = new("77");

    /// <summary>What people attached to their commands, by its path here.</summary>
    public ConcurrentDictionary<string, string> Uploads { get; } = [];

    /// <summary>People with whom a private channel can be opened: its id is theirs behind a 7.</summary>
    public HashSet<string> Reachable { get; } = [];

    /// <summary>How many sessions may begin, as <c>gateway/bot</c> says.</summary>
    public int SessionStarts { get; set; } = 1_000;

    /// <summary>The commands that were registered last, as they were sent.</summary>
    public IReadOnlyList<JsonElement> Commands => _commands.Registered;

    public int CommandOverwrites => _commands.Overwrites;

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

    /// <summary>From now on it answers as it should again.</summary>
    public void Welcome(string id)
    {
        lock (_gate)
        {
            _refusals.Remove(id);
        }
    }

    /// <summary>A file as an option of a command.</summary>
    public AttachedFile Attach(string name, string content)
    {
        var path = $"/attachments/{NextId()}/{name}";
        Uploads[path] = content;
        return new AttachedFile(NextId(), new Uri(Address, path));
    }

    /// <summary>Tells the bot of it over the gateway.</summary>
    public Task TellAsync(FakeInteraction interaction) => Gateway.DispatchAsync("INTERACTION_CREATE", interaction.Payload);

    protected override Task<bool> AcceptSocketAsync(HttpContext context)
    {
        Gateway.Address = Address;
        return Gateway.AcceptAsync(context);
    }

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (Uploads.TryGetValue(request.Path, out var upload))
        {
            return new FakeAnswer(200, upload, "application/octet-stream");
        }

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
        if (route.Resource is "webhooks" or "interactions")
        {
            return header is null ? null : Violation(400, $"the bot's token was sent to {route.Resource}");
        }

        return header == "Bot " + _token ? null : DiscordAnswers.Unauthorized;
    }

    private FakeAnswer? Refusal(DiscordRouting route) => route.Ids.Count > 0 ? _refusals.GetValueOrDefault(route.Ids[0]) : null;

    private FakeAnswer Call(DiscordRouting route, FakeRequest request) =>
        Interactions.Call(route, request) is { } answered ? Noted(answered, request)
        : _places.Call(route, (channel, id, message) => Checked(request, message, BodyPlace.Channel, () => Post(channel, id, message, request.Files)), request.Json) is { } placed ? Noted(placed, request)
        : CallMore(route, request);

    private FakeAnswer CallMore(DiscordRouting route, FakeRequest request) => (route.Template, route.Ids) switch
    {
        ("GET users/@me", _) => FakeAnswer.Json(200, DiscordObjects.Bot),
        ("POST users/@me/channels", _) => request.Json.GetProperty("recipient_id").GetString() is { } person && Reachable.Contains(person)
            ? FakeAnswer.Json(200, new { id = $"7{person}", type = 1, flags = 0, recipients = new[] { DiscordObjects.User(person, "somebody") } })
            : DiscordAnswers.Error(400, 50033, "Invalid Recipient(s)"),
        ("GET applications/@me", _) => FakeAnswer.Json(200, DiscordObjects.PrivateApplication),
        ("GET gateway/bot", _) => FakeAnswer.Json(200, GatewayBot()),
        ("PUT applications/{}/commands", [DiscordObjects.Application]) => Noted(_commands.Overwrite(request), request),
        ("GET webhooks/{}/{}", [var webhook, _]) => FakeAnswer.Json(200, DiscordObjects.Webhook(webhook)),
        ("POST channels/{}/messages", [var channel]) => Missing(channel) ?? _places.Refusal(channel) ?? Checked(request, request.Json, BodyPlace.Channel, () => Post(channel, NextId(), request.Json, request.Files)),
        ("PATCH channels/{}/messages/{}", [var channel, var id]) => Checked(request, request.Json, BodyPlace.Channel, () => Edit(channel, id, request.Json)),
        ("POST channels/{}/messages/{}/crosspost", [var channel, var id]) => Crosspost(channel, id),
        ("POST webhooks/{}/{}", [var webhook, _]) => Checked(request, request.Json, BodyPlace.Webhook, () => PostByWebhook(webhook, request)),
        ("PATCH webhooks/{}/{}/messages/{}", [var webhook, _, var id]) => Checked(request, request.Json, BodyPlace.Webhook, () => Edit(Place(webhook, request), id, request.Json)),
        _ => Unknown(request),
    };

    /// <summary>The thread of a message has the message's id, and is not there before it was opened.</summary>
    private FakeAnswer? Missing(string channel) =>
        !_places.Knows(channel) && _messages.Exists(m => m.Id == channel) ? DiscordAnswers.Error(404, 10003, "Unknown Channel") : null;

    private object GatewayBot() => new
    {
        url = new UriBuilder(Address) { Scheme = "ws", Path = FakeGateway.Path }.Uri.AbsoluteUri,
        shards = 1,
        session_start_limit = new { total = 1_000, remaining = SessionStarts, reset_after = 86_400_000, max_concurrency = 1 },
    };

    private FakeAnswer Checked(FakeRequest request, JsonElement body, BodyPlace place, Func<FakeAnswer> then) =>
        DiscordBody.Wrong(body, place) is { } wrong ? Noted(DiscordAnswers.InvalidForm(wrong.Where, wrong.Why), request) : then();

    /// <summary>A form that is refused is a fault of the client and is written down.</summary>
    private FakeAnswer Noted(FakeAnswer answer, FakeRequest request)
    {
        if (answer.Status == 400 && answer.Body.Contains("50035", StringComparison.Ordinal))
        {
            Violations.Enqueue($"{request.Method}: {answer.Body}");
        }

        return answer;
    }

    private FakeAnswer Post(string channel, string id, JsonElement body, IReadOnlyList<FakeFile> files)
    {
        var nonce = DiscordBody.Text(body, "nonce");
        var isUnique = nonce is not null && body.TryGetProperty("enforce_nonce", out var enforce) && enforce.ValueKind == JsonValueKind.True;
        if (isUnique && _nonces.TryGetValue((channel, nonce!), out var first) && _time.GetUtcNow() - first.At < NonceIsKnownFor)
        {
            return Shown(first.Message);
        }

        var message = Add(DiscordMessages.Read(channel, id, body, files));
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

        var message = Add(DiscordMessages.Read(Place(webhook, request), NextId(), request.Json, request.Files) with { Webhook = webhook });
        return request.Query.GetValueOrDefault("wait") == "true" ? Shown(message) : new FakeAnswer(204, "");
    }

    private FakeAnswer Edit(string channel, string id, JsonElement body) =>
        Change(channel, id, message => DiscordMessages.Edited(message, body));

    private FakeAnswer Crosspost(string channel, string id) =>
        _places.Channel(channel).Type != 5 ? DiscordAnswers.Error(400, 50024, "Cannot execute action on this channel type")
        : _messages.Exists(m => m.Channel == channel && m.Id == id && m.IsCrossposted) ? DiscordAnswers.Error(400, 40033, "This message has already been crossposted")
        : Change(channel, id, message => message with { IsCrossposted = true });

    private FakeAnswer Change(string channel, string id, Func<DiscordMessage, DiscordMessage> change)
    {
        var at = _messages.FindIndex(m => m.Channel == channel && m.Id == id);
        if (at < 0)
        {
            return DiscordAnswers.Error(404, 10008, "Unknown Message");
        }

        _messages[at] = change(_messages[at]);
        return Shown(_messages[at]);
    }

    private DiscordMessage Add(DiscordMessage message)
    {
        _messages.Add(message);
        return message;
    }

    private static string Place(string webhook, FakeRequest request) => request.Query.GetValueOrDefault("thread_id", webhook);

    private string NextId() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);

    private static FakeAnswer Shown(DiscordMessage message) => FakeAnswer.Json(200, DiscordMessageJson.Of(message));
}
