using System.Text;
using AlertBot.Feeds.Parsing;

namespace AlertBot.Feeds.Polling;

/// <summary>
/// Feeds of Google News carry other people's items: who published one is named in it, and where it stands is often written in its link. The
/// newer links hide that behind pages that are not for robots; these stay as they are.
/// </summary>
internal static class Aggregator
{
    private const string Host = "news.google.com";
    private const int LongestCode = 4096;

    public static bool Is(Uri? address) => address is not null && address.IdnHost.Equals(Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The publisher's own link where the aggregator's holds it, otherwise the link as it is.</summary>
    public static string? Link(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && Is(address) ? Hidden(address) ?? link : link;

    /// <summary>The host of who published the item, without "www."; null when the item does not say.</summary>
    public static string? Publisher(ParsedItem item)
    {
        var own = Uri.TryCreate(item.Source?.Address, UriKind.Absolute, out var source) ? source : Uri.TryCreate(Link(item.Link), UriKind.Absolute, out var link) ? link : null;
        return own is null || Is(own) ? null : own.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? own.IdnHost[4..] : own.IdnHost;
    }

    /// <summary>The aggregator appends the publisher's name to each title.</summary>
    public static string Title(string title, ParsedItem item) =>
        item.Source?.Name is { Length: > 0 } name && title.EndsWith(" - " + name, StringComparison.Ordinal) ? title[..^(name.Length + 3)] : title;

    /// <summary>The code of an older link is base64 of a few bytes and the publisher's address, after its length.</summary>
    private static string? Hidden(Uri address)
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, "articles");
        if (at < 0 || at + 1 >= parts.Length || parts[at + 1].Length > LongestCode)
        {
            return null;
        }

        var code = parts[at + 1].Replace('-', '+').Replace('_', '/');
        var bytes = new byte[code.Length];
        if (!Convert.TryFromBase64String(code.PadRight((code.Length + 3) / 4 * 4, '='), bytes, out var length))
        {
            return null;
        }

        ReadOnlySpan<byte> text = bytes.AsSpan(0, length);
        var start = text.IndexOf("http"u8);
        if (start < 1)
        {
            return null;
        }

        var end = start;
        while (end < text.Length && text[end] is > 0x20 and < 0x7f)
        {
            end++;
        }

        // The length before the address says where it ends; the byte after it may look like a letter of it.
        var told = start >= 2 && text[start - 2] >= 0x80 ? (text[start - 1] << 7) | (text[start - 2] & 0x7f) : text[start - 1];
        var found = Encoding.ASCII.GetString(told > 0 && start + told <= end ? text.Slice(start, told) : text[start..end]);
        return Uri.TryCreate(found, UriKind.Absolute, out var own) && own.Scheme is "http" or "https" ? found : null;
    }
}
