using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Telegram;

/// <summary>
/// Updates from Telegram's side: kept until they are confirmed, given to one poller or posted to a webhook. Whoever polls while another
/// one does throws that one out.
/// </summary>
public sealed class TelegramUpdateQueue
{
    private const int LongestHold = 50;
    private const int MostAtOnce = 100;
    private static readonly string[] Default = ["message", "edited_message", "channel_post", "callback_query", "my_chat_member"];

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly List<(long Id, string Kind, JsonElement Update)> _waiting = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _poller;
    private string[] _allowed = Default;
    private int _lastMessage = 1_000;

    internal TelegramUpdateQueue(TimeProvider time) => _time = time;

    /// <summary>The number of the next update.</summary>
    public long NextId { get; set; } = 700;

    /// <summary>Where updates are posted to, or null while they are polled.</summary>
    public string? Webhook { get; private set; }

    public string? WebhookSecret { get; private set; }

    public int Polls { get; private set; }

    /// <summary>Updates that nobody has confirmed.</summary>
    public int Unconfirmed
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>What groups and channels are called, by their ids.</summary>
    public ConcurrentDictionary<string, string> Titles { get; } = [];

    internal string TitleOf(string chat) => Titles.GetValueOrDefault(chat) ?? $"Chat {chat}";

    /// <param name="text">One that begins with a slash is a command.</param>
    public JsonElement Say(long chat, string text, long user = 501, string? language = "uk", string? type = null, object? more = null) =>
        Add("message", Merge(
            new
            {
                message_id = ++_lastMessage,
                date = 1_784_800_000,
                chat = Chat(chat, type),
                from = User(user, language),
                text,
                entities = text.StartsWith('/') ? new[] { new { type = "bot_command", offset = 0, length = text.Split(' ')[0].Length } } : [],
            },
            more));

    public JsonElement Press(long chat, int message, string data, long user = 501) => Add("callback_query", JsonSerializer.SerializeToElement(new
    {
        id = $"q{NextId}",
        from = User(user, "uk"),
        chat_instance = "1",
        data,
        message = new { message_id = message, date = 1_784_800_000, chat = Chat(chat, null), text = "before", from = new { id = 123456, is_bot = true, first_name = "AlertBot" } },
    }));

    public JsonElement Become(long chat, string status, string? type = null, object? more = null) => Add("my_chat_member", JsonSerializer.SerializeToElement(new
    {
        chat = Chat(chat, type),
        from = User(501, "uk"),
        date = 1_784_800_000,
        old_chat_member = new { status = "left", user = new { id = 123456, is_bot = true, first_name = "AlertBot" } },
        new_chat_member = Merge(new { status, user = new { id = 123456, is_bot = true, first_name = "AlertBot" } }, more),
    }));

    /// <summary>An update of any kind at all.</summary>
    /// <returns>As it is given to whoever receives it.</returns>
    public JsonElement Add(string kind, JsonElement what)
    {
        lock (_gate)
        {
            var update = JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["update_id"] = NextId, [kind] = what });
            _waiting.Add((NextId++, kind, update));
            Signal();
            return update;
        }
    }

    internal FakeAnswer? Call(string method, JsonElement json) => method switch
    {
        "setwebhook" => SetWebhook(json),
        "deletewebhook" => DeleteWebhook(),
        "getwebhookinfo" => Ok(new { url = Webhook ?? "", has_custom_certificate = false, pending_update_count = Unconfirmed }),
        _ => null,
    };

    internal async Task<FakeAnswer> PollAsync(JsonElement json, CancellationToken cancellationToken)
    {
        var (offset, hold) = (Number(json, "offset"), Math.Clamp(Number(json, "timeout") ?? 0, 0, LongestHold));
        CancellationTokenSource mine;
        lock (_gate)
        {
            Polls++;
            if (Webhook is not null)
            {
                return TelegramError.Of(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }

            _poller?.Cancel();
            _poller = mine = new CancellationTokenSource();
            Allow(json);
            _waiting.RemoveAll(update => update.Id < offset || !_allowed.Contains(update.Kind));
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, mine.Token);
        var over = _time.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                var due = _waiting.Where(update => _allowed.Contains(update.Kind)).Take((int)Math.Clamp(Number(json, "limit") ?? MostAtOnce, 1, MostAtOnce)).Select(update => update.Update).ToList();
                var left = TimeSpan.FromSeconds(hold) - _time.GetElapsedTime(over);
                if (due.Count > 0 || left <= TimeSpan.Zero)
                {
                    return Ok(due);
                }

                changed = Task.WhenAny(_changed.Task, Task.Delay(left, _time, end.Token));
            }

            await changed;
            if (mine.IsCancellationRequested)
            {
                return TelegramError.Of(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private FakeAnswer SetWebhook(JsonElement json)
    {
        var url = json.TryGetProperty("url", out var given) ? given.GetString() : "";
        var secret = json.TryGetProperty("secret_token", out var token) ? token.GetString() : null;
        if (secret is { Length: > 256 })
        {
            return TelegramError.Of(400, "Bad Request: secret token is too long");
        }

        if (secret?.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')) == true)
        {
            return TelegramError.Of(400, "Bad Request: secret token contains unallowed characters");
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != "https" || address.Port is not (443 or 80 or 88 or 8443))
        {
            return TelegramError.Of(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        }

        lock (_gate)
        {
            (Webhook, WebhookSecret) = (url, secret);
            Allow(json);
            _poller?.Cancel();
        }

        return Ok(true);
    }

    private FakeAnswer DeleteWebhook()
    {
        Webhook = null;
        return Ok(true);
    }

    /// <summary>What was allowed before holds until something else is.</summary>
    private void Allow(JsonElement json)
    {
        if (json.TryGetProperty("allowed_updates", out var allowed) && allowed.ValueKind == JsonValueKind.Array)
        {
            var kinds = allowed.EnumerateArray().Select(kind => kind.GetString()!).ToArray();
            _allowed = kinds.Length == 0 ? Default : kinds;
        }
    }

    private void Signal()
    {
        _changed.SetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private object Chat(long chat, string? type) => (type ?? (chat > 0 ? "private" : "supergroup")) is var kind && kind == "private"
        ? new { id = chat, type = kind, first_name = "Olena" }
        : new { id = chat, type = kind, title = TitleOf($"{chat}") };

    private static object User(long user, string? language) => new { id = user, is_bot = false, first_name = "Olena", last_name = "K", language_code = language };

    private static JsonElement Merge(object one, object? other)
    {
        var merged = JsonSerializer.SerializeToElement(one).EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        foreach (var property in other is null ? default : JsonSerializer.SerializeToElement(other).EnumerateObject())
        {
            merged[property.Name] = property.Value;
        }

        return JsonSerializer.SerializeToElement(merged);
    }

    private static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static FakeAnswer Ok(object result) => FakeAnswer.Json(200, new { ok = true, result });
}
