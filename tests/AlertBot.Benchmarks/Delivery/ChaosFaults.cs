using System.Collections.Concurrent;
using AlertBot.Fakes.Http;
using AlertBot.Fakes.Telegram;

namespace AlertBot.Benchmarks.Delivery;

/// <summary>What goes wrong with a request, if it does.</summary>
internal sealed class ChaosFaults(double share, Random dice)
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();

    public ConcurrentDictionary<string, int> Injected { get; } = [];

    /// <summary>Texts that Telegram showed but whose receipt was lost on the way: the policy is to send them once more.</summary>
    public ConcurrentBag<(string Chat, string Text)> LostReceipts { get; } = [];

    public Fault? Telegram(FakeRequest request)
    {
        if (!request.Path.EndsWith("/sendMessage", StringComparison.OrdinalIgnoreCase) || Pick(10) is not { } kind)
        {
            return null;
        }

        if (kind == 4)
        {
            LostReceipts.Add((request.Json.GetProperty("chat_id").ToString(), Chaos.Title(request.Json.GetProperty("text").GetString()!)));
        }

        return kind switch
        {
            0 => Answer("telegram 429", TelegramError.TooManyRequests(1)),
            1 => Answer("telegram 500", TelegramError.Of(500, "Internal Server Error: restart")),
            2 => Answer("telegram 502 html", FakeAnswer.Html(502)),
            3 => Said("telegram drop before", new Fault.DropBefore()),
            4 => Said("telegram drop after", new Fault.DropAfter()),
            5 => Said("telegram late", new Fault.LateAnswer(Late)),
            6 => Said("telegram slow", new Fault.Slow(Late)),
            7 => Answer("telegram kicked", TelegramError.Of(403, "Forbidden: bot was kicked from the supergroup chat")),
            8 => Answer("telegram entities", TelegramError.Of(400, "Bad Request: can't parse entities: Unexpected end tag at byte offset 3")),
            _ => Answer("telegram no rights", TelegramError.Of(400, "Bad Request: CHAT_WRITE_FORBIDDEN")),
        };
    }

    public Fault? Discord(FakeRequest request) => request.Method != "POST" ? null : Pick(10) switch
    {
        null => null,
        0 => Answer("discord 429", FakeAnswer.Json(429, new { message = "You are being rate limited.", retry_after = 0.742, global = false }).With("X-RateLimit-Scope", "user").With("Retry-After", "1")),
        1 => Answer("discord 429 shared", FakeAnswer.Json(429, new { message = "The resource is being rate limited.", retry_after = 1.25, global = false }).With("X-RateLimit-Scope", "shared").With("Retry-After", "2")),
        2 => Answer("discord 429 global", FakeAnswer.Json(429, new { message = "You are being rate limited.", retry_after = 0.3, global = true }).With("X-RateLimit-Global", "true").With("X-RateLimit-Scope", "global").With("Retry-After", "1")),
        3 => Answer("discord 500", FakeAnswer.Json(500, new { message = "500: Internal Server Error", code = 0 })),
        4 => Answer("discord 502 html", FakeAnswer.Html(502)),
        5 => Said("discord drop before", new Fault.DropBefore()),
        6 => Said("discord drop after", new Fault.DropAfter()),
        7 => Said("discord late", new Fault.LateAnswer(Late)),
        8 => Answer("discord 50013", FakeAnswer.Json(403, new { message = "Missing Permissions", code = 50013 })),
        _ => Answer("discord 10003", FakeAnswer.Json(404, new { message = "Unknown Channel", code = 10003 })),
    };

    public Fault? Webhook(FakeRequest request) => Pick(6) switch
    {
        null => null,
        0 => Answer("webhook 503", FakeAnswer.Html(503)),
        1 => Answer("webhook 429", FakeAnswer.Html(429).With("Retry-After", "1")),
        2 => Answer("webhook 410", FakeAnswer.Html(410)),
        3 => Said("webhook drop before", new Fault.DropBefore()),
        4 => Said("webhook drop after", new Fault.DropAfter()),
        _ => Said("webhook late", new Fault.LateAnswer(Late)),
    };

    private Fault Answer(string name, FakeAnswer answer) => Said(name, new Fault.Answer(answer));

    private Fault Said(string name, Fault fault)
    {
        Injected.AddOrUpdate(name, 1, (_, n) => n + 1);
        return fault;
    }

    private int? Pick(int kinds)
    {
        lock (_gate)
        {
            return dice.NextDouble() < share ? dice.Next(kinds) : null;
        }
    }
}
