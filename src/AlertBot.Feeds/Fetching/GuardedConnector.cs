using System.Net;
using System.Net.Sockets;

namespace AlertBot.Feeds.Fetching;

/// <summary>Names to addresses; replaceable so that a test can be a hostile name server.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>A connection was refused because it would have left the public internet.</summary>
public sealed class PrivateAddressException(string host) : IOException($"{host} is on a private network.");

/// <summary>Resolves once, asks the guard about each address, and connects to an address that was asked about: there is no second look-up to poison.</summary>
public sealed class GuardedConnector(AddressGuard guard, ResolveHost resolve)
{
    public static ResolveHost SystemResolver { get; } = (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        var allowed = found.Where(address => guard.Allows(host, address)).ToArray();
        if (allowed.Length == 0)
        {
            throw found.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new PrivateAddressException(host);
        }

        return await ConnectToFirstAsync(allowed, port, cancellationToken);
    }

    private static async Task<Stream> ConnectToFirstAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < addresses.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
