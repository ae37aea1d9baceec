using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Telegram;

/// <summary>Errors as the Bot API words them.</summary>
public static class TelegramError
{
    public static FakeAnswer Of(int code, string description) =>
        FakeAnswer.Json(code, new { ok = false, error_code = code, description });

    public static FakeAnswer TooManyRequests(int seconds) =>
        FakeAnswer.Json(429, new
        {
            ok = false,
            error_code = 429,
            description = $"Too Many Requests: retry after {seconds}",
            parameters = new { retry_after = seconds },
        }).With("Retry-After", $"{seconds}");

    public static FakeAnswer Migrated(long to) =>
        FakeAnswer.Json(400, new
        {
            ok = false,
            error_code = 400,
            description = "Bad Request: group chat was upgraded to a supergroup chat",
            parameters = new { migrate_to_chat_id = to },
        });
}
