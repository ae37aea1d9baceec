using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace AlertBot.Running;

/// <summary>How often an address may ask: for pages, feeds and calendars a little, for work that costs something less, with keys hardly ever.</summary>
internal static class RequestLimits
{
    public const string Pages = "pages";

    /// <summary>What platforms and hubs post: many chats come from few addresses.</summary>
    public const string Callbacks = "callbacks";
    public const string Costly = "costly";

    /// <summary>What a collector of metrics asks for: its own, so that no visitor of the pages uses it up.</summary>
    public const string Metrics = "metrics";
    public const string SignIn = "sign-in";

    private const int CallbacksPerSecond = 500;
    private const int ScrapesPerSecond = 2;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void Set(RateLimiterOptions options, int requestsPerSecond)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, cancellationToken) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            await rejected.HttpContext.Response.WriteAsync("Too many requests: please wait a minute.", cancellationToken);
        };
        options.AddPolicy(Pages, context => Bucket(Address(context), requestsPerSecond));
        options.AddPolicy(Callbacks, context => Bucket(Address(context), CallbacksPerSecond));
        options.AddPolicy(Metrics, context => Bucket(Address(context), ScrapesPerSecond));
        options.AddPolicy(Costly, context => Window(Address(context), 30));
        options.AddPolicy(SignIn, context => Window(Address(context), 10));
    }

    private static RateLimitPartition<string> Bucket(string address, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(
        address, _ => new TokenBucketRateLimiterOptions { TokenLimit = perSecond * 2, TokensPerPeriod = perSecond, ReplenishmentPeriod = Second, QueueLimit = 0 });

    private static RateLimitPartition<string> Window(string address, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Minute, QueueLimit = 0 });

    /// <summary>A whole IPv6 network of a customer counts as one address.</summary>
    private static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        return address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
