using System.Text.Json;

namespace AlertBot.Discord.Client;

/// <summary>The body of an answer, read as far as it can be: the edge answers with HTML, or with nothing.</summary>
internal sealed record DiscordError(bool IsJson, int Code, string Message, TimeSpan? RetryAfter, bool IsGlobal)
{
    public static DiscordError Of(JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } json)
        {
            return new DiscordError(false, 0, "", null, false);
        }

        return new DiscordError(
            true,
            Member(json, "code", JsonValueKind.Number) is { } code && code.TryGetInt32(out var number) ? number : 0,
            Member(json, "message", JsonValueKind.String)?.GetString() ?? "",
            Member(json, "retry_after", JsonValueKind.Number) is { } after && after.GetDouble() is >= 0 and < 1e9 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
            Member(json, "global", JsonValueKind.True) is not null);
    }

    private static JsonElement? Member(JsonElement json, string name, JsonValueKind kind) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
