using System.Net;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Parsing.Pictures;

/// <summary>
/// Which addresses a picture may have. Platforms and readers' clients fetch what it says, so it may not lead into anybody's own network,
/// carry a password or run something; a name that only resolves to such a network is the fetching platform's to refuse.
/// </summary>
internal static class PictureAddress
{
    /// <summary>Discord takes 2048 characters in an embed; with more than this it is hardly a picture's.</summary>
    private const int Longest = 1024;

    private static readonly string[] OwnNetworks = [".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa", ".test", ".invalid", ".onion"];

    /// <summary>The endings of what neither Discord nor Telegram shows.</summary>
    private static readonly string[] Unshown = [".svg", ".svgz", ".ico", ".pdf", ".mp3", ".m4a", ".mp4", ".webm"];

    /// <summary>Parts of addresses that stand for a person, a counter or an empty place.</summary>
    private static readonly string[] NoNews = ["gravatar.com/", "/avatar/", "/avatars/", "/userpic", "/1x1", "/spacer.", "/pixel.", "feeds.feedburner.com/~"];

    /// <summary>The address as platforms take it, or null where it is none that may be shown.</summary>
    public static string? Of(string? written, Uri? baseAddress) =>
        Uri.TryCreate(Links.Absolute(written, baseAddress), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.UserInfo.Length == 0
        && IsPublic(address)
        && Portable(address) is { Length: <= Longest } portable
        && !IsNoNews(portable, address.AbsolutePath)
            ? portable
            : null;

    private static bool IsPublic(Uri address) =>
        IPAddress.TryParse(address.DnsSafeHost, out var number) ? AddressGuard.IsPublic(number)
        : address.IdnHost.TrimEnd('.') is var host && host.Contains('.', StringComparison.Ordinal)
            && !Array.Exists(OwnNetworks, name => host.EndsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>In ASCII: not everybody can make one of a name in other letters.</summary>
    private static string Portable(Uri address) =>
        address.HostNameType == UriHostNameType.Dns && address.IdnHost != address.Host ? new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri : address.AbsoluteUri;

    private static bool IsNoNews(string address, string path) =>
        Array.Exists(Unshown, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || Array.Exists(NoNews, part => address.Contains(part, StringComparison.OrdinalIgnoreCase));
}
