using System.Globalization;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Discord;

/// <summary>Answers as Discord words them.</summary>
public static class DiscordAnswers
{
    public static FakeAnswer Unauthorized { get; } = Error(401, 0, "401: Unauthorized");

    public static FakeAnswer Error(int status, int code, string message) => FakeAnswer.Json(status, new { message, code });

    /// <summary>A form that is wrong: Discord names the place and the reason in a tree.</summary>
    public static FakeAnswer InvalidForm(string where, string why) => FakeAnswer.Json(400, new
    {
        message = "Invalid Form Body",
        code = 50035,
        errors = new Dictionary<string, object> { [where] = new { _errors = new[] { new { code = why, message = why } } } },
    });

    /// <param name="scope">user, shared or global.</param>
    public static FakeAnswer TooMany(double seconds, string scope = "user")
    {
        var body = new { message = "You are being rate limited.", retry_after = seconds, global = scope == "global" };
        var answer = FakeAnswer.Json(429, body)
            .With("Retry-After", Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture))
            .With("X-RateLimit-Scope", scope);
        return scope == "global" ? answer.With("X-RateLimit-Global", "true") : answer;
    }
}
