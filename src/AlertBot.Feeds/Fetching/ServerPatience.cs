using System.Net.Http.Headers;
using NodaTime;

namespace AlertBot.Feeds.Fetching;

/// <summary>Reads from an answer how long the server wants to be left alone (RFC 9110 Retry-After, RFC 9111 freshness).</summary>
public static class ServerPatience
{
    public static Duration? Of(HttpResponseMessage response, Instant now)
    {
        ArgumentNullException.ThrowIfNull(response);
        return RetryAfter(response.Headers.RetryAfter, now) ?? Freshness(response, now);
    }

    private static Duration? RetryAfter(RetryConditionHeaderValue? header, Instant now) =>
        header?.Delta is { } delta ? Positive(Duration.FromTimeSpan(delta))
        : header?.Date is { } date ? Positive(Instant.FromDateTimeOffset(date) - now)
        : null;

    private static Duration? Freshness(HttpResponseMessage response, Instant now)
    {
        var control = response.Headers.CacheControl;
        if (control is { NoCache: true } or { NoStore: true })
        {
            return null;
        }

        if (control?.MaxAge is { } maxAge)
        {
            return Positive(Duration.FromTimeSpan(maxAge - (response.Headers.Age ?? TimeSpan.Zero)));
        }

        // Against the server's own clock, which may differ from ours.
        var sent = response.Headers.Date is { } date ? Instant.FromDateTimeOffset(date) : now;
        return response.Content.Headers.Expires is { } expires ? Positive(Instant.FromDateTimeOffset(expires) - sent) : null;
    }

    private static Duration? Positive(Duration duration) => duration > Duration.Zero ? duration : null;
}
