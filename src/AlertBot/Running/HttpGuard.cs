using System.Net;
using AlertBot.Pages;
using AlertBot.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.OutputCaching;
using IPNetwork = System.Net.IPNetwork;

namespace AlertBot.Running;

/// <summary>What stands before every address that the worker serves: whose request it is, how many it may send, and what was answered a moment ago.</summary>
internal static class HttpGuard
{
    private const long CacheBytes = 8 << 20;
    private const string Shared = "shared";

    /// <summary>Readers see an answer that is at most this old; a thousand of them at once cost one look into the store.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddHttpGuard(this IServiceCollection services, AlertBotSettings settings)
    {
        services.AddRateLimiter(options => RequestLimits.Set(options, settings.Page.RequestsPerSecond));
        services.AddOutputCache(options =>
        {
            options.SizeLimit = CacheBytes;
            // Never a base policy: that would keep every answer of the worker, its health and its forms too.
            options.AddPolicy(Shared, policy => policy
                .AddPolicy<NobodysOwn>()
                .Expire(Freshness)
                .SetVaryByHeader("Accept-Language")
                .VaryByValue(context => new("language", context.Request.Cookies[Viewer.LanguageCookie] ?? "")));
        });
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // The framework trusts the loopback; whoever runs a proxy there says so.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            settings.Http.TrustedProxies.Select(NetworkOf).OfType<IPNetwork>().ToList().ForEach(options.KnownIPNetworks.Add);
            // A chain of proxies is followed as far as they are known.
            options.ForwardLimit = null;
        });
    }

    public static void UseHttpGuard(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AlertBotSettings>().Http.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseRateLimiter();
    }

    /// <summary>Addresses that everybody may read.</summary>
    public static RouteGroupBuilder MapPublic(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").RequireRateLimiting(RequestLimits.Pages);
        group.CacheOutput(Shared);
        return group;
    }

    /// <summary>Addresses that platforms and hubs post to.</summary>
    public static RouteGroupBuilder MapCallbacks(this IEndpointRouteBuilder app) => app.MapGroup("").RequireRateLimiting(RequestLimits.Callbacks);

    /// <summary>"10.0.0.5" or "10.0.0.0/8"; null for anything else.</summary>
    public static IPNetwork? NetworkOf(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }

    /// <summary>
    /// Keeps an answer out of the cache that says itself that it must not be stored. A page with a form does: its token belongs to the
    /// visitor who asked for it, and another one who got it from the cache could not send the form.
    /// </summary>
    private sealed class NobodysOwn : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.AllowCacheStorage &= context.HttpContext.Response.GetTypedHeaders().CacheControl is not { NoStore: true };
            return ValueTask.CompletedTask;
        }
    }
}
