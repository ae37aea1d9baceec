using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Telegram;

/// <summary>
/// The Bot API over HTTP, as far as AlertBot uses it: checks what it is sent by Telegram's own rules and keeps the messages. Every chat
/// exists unless <see cref="Refuse"/> says otherwise.
/// </summary>
public sealed partial class FakeTelegram(string token = "123456:fake-token", TimeProvider? time = null) : FakeServer
{
    private readonly Lock _gate = new();
    private readonly List<TelegramMessage> _messages = [];
    private readonly Dictionary<string, FakeAnswer> _refusals = [];
    private readonly TelegramFlood _flood = new(time ?? TimeProvider.System);
    private int _lastId;

    public string Token => token;

    public TelegramUpdateQueue Updates { get; } = new(time ?? TimeProvider.System);

    /// <summary>The ids of callbacks that were answered.</summary>
    public ConcurrentQueue<string> Acknowledged { get; } = [];

    /// <summary>What was set as a menu, by scope and language.</summary>
    public ConcurrentDictionary<(string Scope, string Language), string[]> Menus { get; } = [];

    public int MenuCalls { get; private set; }

    /// <summary>What people sent as documents, by the id of the file.</summary>
    public ConcurrentDictionary<string, string> Documents { get; } = [];

    /// <summary>Names of the files that were sent.</summary>
    public ConcurrentQueue<string> Files { get; } = [];

    /// <summary>What users are in chats; everybody else is a member.</summary>
    public ConcurrentDictionary<(string Chat, string User), string> Standings { get; } = [];

    /// <summary>Answers 429 to whoever is faster than Telegram documents.</summary>
    public bool EnforceLimits { get; set; }

    /// <summary>How often somebody was told to slow down.</summary>
    public int TooMany { get; private set; }

    public IReadOnlyList<TelegramMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>From now on a chat answers like this.</summary>
    public void Refuse(string chat, FakeAnswer answer) => Locked(() => _refusals[chat] = answer);

    public void Welcome(string chat) => Locked(() => _refusals.Remove(chat));

    protected override Task<FakeAnswer> AnswerAsync(FakeRequest request, CancellationToken cancellationToken) =>
        string.Equals(request.Path, $"/bot{token}/getUpdates", StringComparison.OrdinalIgnoreCase)
            ? Updates.PollAsync(request.Json, cancellationToken)
            : base.AnswerAsync(request, cancellationToken);

    protected override FakeAnswer Answer(FakeRequest request)
    {
        var path = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path.Length > 2 && path[0] == "file" && path[1] == $"bot{token}")
        {
            return Documents.TryGetValue(path[^1], out var document) ? new FakeAnswer(200, document, "application/octet-stream") : TelegramError.Of(404, "Not Found");
        }

        if (path.Length != 2 || !path[0].StartsWith("bot", StringComparison.Ordinal))
        {
            return Unknown(request);
        }

        return path[0][3..] != token ? TelegramError.Of(401, "Unauthorized") : Locked(() => Call(path[1].ToLowerInvariant(), request));
    }

    private FakeAnswer Call(string method, FakeRequest request) => method switch
    {
        "getme" => Ok(new { id = 123456, is_bot = true, first_name = "AlertBot", username = "alert_bot" }),
        "getchat" => InChat(request.Json, chat => Ok(new { id = Id(chat), type = "supergroup", title = Updates.TitleOf(chat), accent_color_id = 0, max_reaction_count = 11, accepted_gift_types = Gifts() })),
        "getchatmember" => InChat(request.Json, chat => Ok(new { status = Standings.GetValueOrDefault((chat, Text(request.Json, "user_id") ?? ""), Text(request.Json, "user_id") == "123456" ? "administrator" : "member"), user = new { id = 123456, is_bot = true, first_name = "AlertBot" }, can_post_messages = true })),
        "sendmessage" => InChat(request.Json, chat => Send(chat, request.Json)),
        "sendphoto" when TelegramForm.Read(request, "photo") is var (json, photo) => InChat(json, chat => Send(chat, json, photo ?? [])),
        "editmessagemedia" when TelegramForm.Read(request, "media") is var (json, photo) => InChat(json, chat => Edit(chat, WithCaption(json), photo ?? [])),
        "editmessagecaption" => InChat(request.Json, chat => Edit(chat, request.Json, Picture(chat, request.Json))),
        "editmessagetext" => InChat(request.Json, chat => Edit(chat, request.Json)),
        "senddocument" when TelegramForm.Read(request, "document") is var (json, _) => InChat(json, chat => SendFile(chat, request)),
        "getfile" => Documents.TryGetValue(Text(request.Json, "file_id") ?? "", out var document)
            ? Ok(new { file_id = Text(request.Json, "file_id"), file_unique_id = "u", file_size = Encoding.UTF8.GetByteCount(document), file_path = $"documents/{Text(request.Json, "file_id")}" })
            : TelegramError.Of(400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
        "sendchataction" => InChat(request.Json, _ => Ok(true)),
        "answercallbackquery" => Acknowledge(request.Json),
        "setmycommands" => SetMenu(request.Json),
        _ => Updates.Call(method, request.Json) ?? Unknown(request),
    };

    private FakeAnswer Acknowledge(JsonElement json)
    {
        Acknowledged.Enqueue(Text(json, "callback_query_id") ?? "");
        return Ok(true);
    }

    private FakeAnswer SetMenu(JsonElement json)
    {
        MenuCalls++;
        var scope = Has(json, "scope") ? Text(json.GetProperty("scope"), "type") ?? "default" : "default";
        var commands = json.GetProperty("commands").EnumerateArray().ToList();
        var names = commands.Select(command => Text(command, "command") ?? "").ToArray();
        if (commands.Count > 100 || names.Any(name => !MenuName().IsMatch(name)))
        {
            return TelegramError.Of(400, "Bad Request: BOT_COMMAND_INVALID");
        }

        if (commands.Exists(command => (Text(command, "description") ?? "").EnumerateRunes().Count() is 0 or > 256))
        {
            return TelegramError.Of(400, "Bad Request: command description must be non-empty");
        }

        Menus[(scope, Text(json, "language_code") ?? "")] = names;
        return Ok(true);
    }

    private FakeAnswer SendFile(string chat, FakeRequest request)
    {
        foreach (var file in request.Files)
        {
            Files.Enqueue(file.Name);
        }

        return Ok(new { message_id = ++_lastId, date = 1_784_800_000, chat = new { id = Id(chat), type = "supergroup", title = "Chat" } });
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex MenuName();

    private FakeAnswer InChat(JsonElement json, Func<string, FakeAnswer> then)
    {
        var chat = Text(json, "chat_id");
        return chat is null ? TelegramError.Of(400, "Bad Request: chat_id is empty") : _refusals.GetValueOrDefault(chat) ?? then(chat);
    }

    private FakeAnswer Send(string chat, JsonElement json, byte[]? picture = null)
    {
        if (Read(json, picture is not null, out var text) is { } refusal)
        {
            return refusal;
        }

        if (EnforceLimits && _flood.Refuses(chat) is { } seconds)
        {
            TooMany++;
            return TelegramError.TooManyRequests(seconds);
        }

        if (Number(json, "message_thread_id") == 1)
        {
            return TelegramError.Of(400, "Bad Request: message thread not found");
        }

        if (ReplyTo(json) is { } reply && !Has(json.GetProperty("reply_parameters"), "allow_sending_without_reply") && !_messages.Exists(m => m.Chat == chat && m.Id == reply))
        {
            return TelegramError.Of(400, "Bad Request: message to be replied not found");
        }

        var message = Message(chat, ++_lastId, text, json) with { Picture = picture };
        _messages.Add(message);
        return Ok(Shown(message));
    }

    private byte[] Picture(string chat, JsonElement json) => _messages.Find(m => m.Chat == chat && m.Id == Number(json, "message_id"))?.Picture ?? [];

    /// <summary>The caption of an edited photo stands inside its media.</summary>
    private static JsonElement WithCaption(JsonElement json)
    {
        var flat = System.Text.Json.Nodes.JsonNode.Parse(json.GetRawText())!.AsObject();
        foreach (var field in flat["media"]!.AsObject().Where(f => f.Key is "caption" or "parse_mode").ToList())
        {
            flat[field.Key] = field.Value?.DeepClone();
        }

        return JsonElement.Parse(flat.ToJsonString());
    }

    private FakeAnswer Edit(string chat, JsonElement json, byte[]? picture = null)
    {
        if (Read(json, picture is not null, out var text) is { } refusal)
        {
            return refusal;
        }

        var id = Number(json, "message_id") ?? 0;
        var at = _messages.FindIndex(m => m.Chat == chat && m.Id == id);
        if (at < 0)
        {
            return TelegramError.Of(400, "Bad Request: message to edit not found");
        }

        if (picture is null && _messages[at].Picture is not null)
        {
            return TelegramError.Of(400, "Bad Request: there is no text in the message to edit");
        }

        var edited = Message(chat, id, text, json) with { Picture = picture, Edits = _messages[at].Edits + 1, Topic = _messages[at].Topic };
        if (picture is null && edited.Markup == _messages[at].Markup && edited.ReplyMarkup == _messages[at].ReplyMarkup)
        {
            return TelegramError.Of(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        _messages[at] = edited;
        return Ok(Shown(edited));
    }

    private static FakeAnswer? Read(JsonElement json, bool isCaption, out string text)
    {
        var raw = Text(json, isCaption ? "caption" : "text") ?? "";
        text = raw;
        if (raw.Length == 0)
        {
            return TelegramError.Of(400, "Bad Request: message text is empty");
        }

        if (Encoding.UTF8.GetByteCount(raw) > 32_768)
        {
            return TelegramError.Of(400, "Bad Request: text is too long");
        }

        if (Text(json, "parse_mode") is { } mode)
        {
            var (plain, error) = string.Equals(mode, "html", StringComparison.OrdinalIgnoreCase) ? TelegramHtml.Parse(raw) : (null, "only HTML is known here");
            if (error is not null)
            {
                return TelegramError.Of(400, "Bad Request: can't parse entities: " + error);
            }

            text = plain!;
        }

        text = text.Trim();
        return text.Length == 0 ? TelegramError.Of(400, "Bad Request: text must be non-empty")
            : text.EnumerateRunes().Count() > (isCaption ? 1024 : 4096) ? TelegramError.Of(400, isCaption ? "Bad Request: message caption is too long" : "Bad Request: message is too long")
            : WrongButton(json);
    }

    private static FakeAnswer? WrongButton(JsonElement json)
    {
        if (!Has(json, "reply_markup"))
        {
            return null;
        }

        var buttons = json.GetProperty("reply_markup").GetProperty("inline_keyboard").EnumerateArray().SelectMany(row => row.EnumerateArray());
        return buttons.Any(b => Encoding.UTF8.GetByteCount(Text(b, "callback_data") ?? "") > 64) ? TelegramError.Of(400, "Bad Request: BUTTON_DATA_INVALID") : null;
    }

    private static TelegramMessage Message(string chat, int id, string text, JsonElement json)
    {
        var preview = Has(json, "link_preview_options") ? json.GetProperty("link_preview_options") : JsonElement.Parse("{}");
        var markup = Has(json, "reply_markup") ? json.GetProperty("reply_markup").GetRawText() : null;
        return new TelegramMessage(
            chat, id, Number(json, "message_thread_id"), text, (Text(json, "text") ?? Text(json, "caption"))!, Text(json, "parse_mode"), Has(json, "disable_notification"),
            ReplyTo(json), Text(preview, "url"), Has(preview, "is_disabled"), markup)
        {
            PreviewIsLargeAndAbove = Has(preview, "prefer_large_media") && Has(preview, "show_above_text"),
        };
    }

    private static object Shown(TelegramMessage m) => new
    {
        message_id = m.Id,
        date = 1_784_800_000,
        chat = new { id = Id(m.Chat), type = "supergroup", title = "Chat" },
        text = m.Text,
    };

    private static object Gifts() =>
        new { unlimited_gifts = false, limited_gifts = false, unique_gifts = false, premium_subscription = false, gifts_from_channels = false };

    private static FakeAnswer Ok(object result) => FakeAnswer.Json(200, new { ok = true, result });

    private static long Id(string chat) => long.TryParse(chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : -100_777;

    private static int? ReplyTo(JsonElement json) => Has(json, "reply_parameters") ? Number(json.GetProperty("reply_parameters"), "message_id") : null;

    private static bool Has(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    private static string? Text(JsonElement json, string name) => Has(json, name) ? json.GetProperty(name).ToString() : null;

    private static int? Number(JsonElement json, string name) =>
        int.TryParse(Text(json, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private T Locked<T>(Func<T> what)
    {
        lock (_gate)
        {
            return what();
        }
    }
}
