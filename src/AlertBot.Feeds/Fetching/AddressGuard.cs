using System.Net;
using System.Net.Sockets;

namespace AlertBot.Feeds.Fetching;

/// <summary>
/// Says which addresses a feed may live on. Asked with the very address that is about to be connected to, never with a name:
/// a name can change between a check and its use (GHSA-gwph-fp79-379w).
/// </summary>
public sealed class AddressGuard
{
    // IANA's special-purpose registries (RFC 6890): everything that is not the public internet.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
            "fec0::/10", "ff00::/8",
            // The metadata services of clouds that use addresses which look public.
            "168.63.129.16/32", "100.100.100.200/32",
        }.Select(IPNetwork.Parse),
    ];

    private readonly bool _allowAll;
    private readonly IPNetwork[] _allowed;
    private readonly HashSet<string> _allowedHosts;

    public AddressGuard(FetchingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _allowAll = options.AllowPrivateNetworks;
        _allowed = [.. options.AllowedPrivate.Select(ReadNetwork).OfType<IPNetwork>()];
        _allowedHosts = new(options.AllowedPrivate.Where(entry => ReadNetwork(entry) is null), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>May a connection that was asked for as <paramref name="host"/> go to <paramref name="address"/>?</summary>
    public bool Allows(string host, IPAddress address)
    {
        var real = Unwrap(address);
        return _allowAll || !IsSpecial(real) || _allowedHosts.Contains(host) || _allowed.Any(network => network.Contains(real));
    }

    /// <summary>It is of the public internet, whatever this program may reach.</summary>
    internal static bool IsPublic(IPAddress address) => !IsSpecial(Unwrap(address));

    private static bool IsSpecial(IPAddress address) => Array.Exists(Special, network => network.Contains(address));

    /// <summary>An IPv4 address can hide in IPv6: mapped, compatible, NAT64, 6to4. What is reached is the address inside.</summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return bytes switch
        {
            _ when address.IsIPv4MappedToIPv6 => address.MapToIPv4(),
            [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] => new IPAddress(bytes[12..]),
            [0x00, 0x64, 0xff, 0x9b, 0x00, 0x01, ..] => IPAddress.Any,
            [0x20, 0x02, ..] => new IPAddress(bytes[2..6]),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, not 0, ..] => new IPAddress(bytes[12..]),
            _ => new IPAddress(bytes),
        };
    }

    private static IPNetwork? ReadNetwork(string entry) =>
        IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
