using System.Collections.Concurrent;
using System.Net;

namespace AlertBot.Feeds.Fetching;

/// <summary>
/// The client of all feeds, and one for each proxy that some feed needs. A proxy looks names up itself, out of the guard's sight; so the
/// name is looked up here first, and what is private here is refused. Who sets a proxy trusts it with the rest.
/// </summary>
public sealed class FeedClients : IDisposable
{
    private readonly FetchingOptions _options;
    private readonly ResolveHost _resolve;
    private readonly AddressGuard _guard;
    private readonly Lazy<HttpClient> _private;
    private readonly ConcurrentDictionary<string, Lazy<HttpClient>> _proxied = new(StringComparer.Ordinal);

    public FeedClients(FetchingOptions options, ResolveHost? resolve = null)
        : this(options, FeedClient.Create(options, resolve), resolve)
    {
    }

    /// <param name="direct">Takes the place of the client of all feeds.</param>
    public FeedClients(FetchingOptions options, HttpClient direct, ResolveHost? resolve = null)
    {
        _options = options;
        _resolve = resolve ?? GuardedConnector.SystemResolver;
        _guard = new AddressGuard(options);
        Direct = direct;
        _private = new(() => FeedClient.Create(options, resolve, isPrivate: true));
    }

    public HttpClient Direct { get; }

    /// <summary>For private feeds: it asks as the other does, but no trace and no metric of the runtime names whom.</summary>
    public HttpClient Private => _private.Value;

    /// <exception cref="PrivateAddressException">The address is private, and a proxy must not lead there.</exception>
    /// <exception cref="UnreadableSecretException">The proxy is referred to, but not there, or no address of a proxy.</exception>
    public async ValueTask<HttpClient> ForAsync(FeedAccess? access, Uri address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (access?.Proxy is not { } written)
        {
            return Direct;
        }

        await CheckAsync(address.IdnHost, cancellationToken);
        var proxy = HiddenValue.Read(written);
        return Uri.TryCreate(proxy, UriKind.Absolute, out var at) && IsProxy(at)
            ? _proxied.GetOrAdd(proxy, _ => new(() => FeedClient.Create(_options, _resolve, at))).Value
            : throw new UnreadableSecretException("The feed's proxy is not an http, https or socks5 address.");
    }

    public static bool IsProxy(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5" && address.Host.Length > 0;
    }

    public void Dispose()
    {
        Direct.Dispose();
        if (_private.IsValueCreated)
        {
            _private.Value.Dispose();
        }

        foreach (var client in _proxied.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private async Task CheckAsync(string host, CancellationToken cancellationToken)
    {
        IPAddress[] found;
        try
        {
            found = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellationToken);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // A name that only the proxy knows.
            return;
        }

        if (Array.Exists(found, address => !_guard.Allows(host, address)))
        {
            throw new PrivateAddressException(host);
        }
    }
}
