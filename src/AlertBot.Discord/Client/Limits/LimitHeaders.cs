using System.Globalization;

namespace AlertBot.Discord.Client.Limits;

/// <summary>The <c>X-RateLimit</c> headers of one answer; each may be missing.</summary>
/// <param name="Reset">When the window ends, by Discord's clock: fit to tell windows apart, not to wait for.</param>
internal sealed record LimitHeaders(
    string? Bucket,
    int? Limit,
    int? Remaining,
    TimeSpan? ResetAfter,
    TimeSpan? Reset,
    TimeSpan? RetryAfter,
    string? Scope,
    bool IsGlobal)
{
    /// <param name="now">The date of this machine, only used when Discord sends no <c>Reset-After</c>.</param>
    public static LimitHeaders Of(HttpResponseMessage answer, DateTimeOffset now)
    {
        var reset = Seconds(answer, "X-RateLimit-Reset");
        var resetAfter = Seconds(answer, "X-RateLimit-Reset-After") ?? Left(reset, now);

        return new LimitHeaders(
            Text(answer, "X-RateLimit-Bucket"),
            (int?)Number(answer, "X-RateLimit-Limit"),
            (int?)Number(answer, "X-RateLimit-Remaining"),
            resetAfter,
            reset,
            Seconds(answer, "Retry-After"),
            Text(answer, "X-RateLimit-Scope"),
            string.Equals(Text(answer, "X-RateLimit-Global"), "true", StringComparison.OrdinalIgnoreCase));
    }

    private static TimeSpan? Left(TimeSpan? reset, DateTimeOffset now) =>
        reset is not { } end ? null : end - (now - DateTimeOffset.UnixEpoch) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private static string? Text(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private static double? Number(HttpResponseMessage answer, string name) =>
        double.TryParse(Text(answer, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;

    private static TimeSpan? Seconds(HttpResponseMessage answer, string name) =>
        Number(answer, name) is { } seconds and < 100_000_000_000 ? TimeSpan.FromSeconds(seconds) : null;
}
