using System.Diagnostics;
using System.Net;
using System.Reflection;

namespace AlertBot.Feeds.Fetching;

/// <summary>
/// The one HTTP client of all feeds: its connections are kept alive from poll to poll. HTTP/2 where TLS offers it. HTTP/3 is
/// left out on purpose: QUIC does not go through the connect callback, so a server could lead it around the address guard.
/// </summary>
public static class FeedClient
{
    /// <param name="proxy">Goes through this proxy, which may be on a private network: its owner named it.</param>
    /// <param name="isPrivate">Whom it asks is told to no listener of traces and metrics.</param>
    public static HttpClient Create(FetchingOptions options, ResolveHost? resolve = null, Uri? proxy = null, bool isPrivate = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        var open = proxy is null ? options : options with { AllowedPrivate = [.. options.AllowedPrivate, proxy.IdnHost] };
        var connector = new GuardedConnector(new AddressGuard(open), resolve ?? GuardedConnector.SystemResolver);
        var client = new HttpClient(Handler(options, connector, proxy, isPrivate))
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent(options));
        client.DefaultRequestHeaders.TryAddWithoutValidation(
            "Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        return client;
    }

    private static SocketsHttpHandler Handler(FetchingOptions options, GuardedConnector connector, Uri? proxy, bool isPrivate) => new()
    {
        ConnectCallback = connector.ConnectAsync,
        ConnectTimeout = options.ConnectTimeout,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        // A proxy of the environment would resolve names out of the guard's sight.
        UseProxy = proxy is not null,
        Proxy = proxy is null ? null : Through(proxy),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(20),
        // Names are resolved anew at least this often.
        PooledConnectionLifetime = TimeSpan.FromHours(1),
        MaxResponseHeadersLength = 64,
        // Without a propagator there are no activities, and nobody listens to a meter of another name than the runtime's.
        ActivityHeadersPropagator = isPrivate ? null : DistributedContextPropagator.Current,
        MeterFactory = isPrivate ? new UnheardMeters() : null,
    };

    private static WebProxy Through(Uri proxy)
    {
        var parts = Uri.UnescapeDataString(proxy.UserInfo).Split(':', 2);
        return new WebProxy(new UriBuilder(proxy) { UserName = "", Password = "" }.Uri)
        {
            Credentials = parts is [{ Length: > 0 } user, ..] ? new NetworkCredential(user, parts.ElementAtOrDefault(1) ?? "") : null,
        };
    }

    private static string UserAgent(FetchingOptions options)
    {
        if (options.UserAgent is { Length: > 0 } own)
        {
            return own;
        }

        var version = typeof(FeedClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return string.IsNullOrWhiteSpace(options.Contact) ? $"AlertBot/{version}" : $"AlertBot/{version} (+{options.Contact})";
    }
}
