namespace AlertBot.Chat.Delivery.Rendering;

/// <summary>Links of feeds that may be shown: absolute, http or https, without a name and password, not absurdly long.</summary>
public static class WebLink
{
    private const int Longest = 2_000;

    /// <returns>The address with everything unusual percent-encoded, or null when it must not be a link.</returns>
    public static string? Safe(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0
        && address.AbsoluteUri.Length <= Longest
            ? Encoded(address)
            : null;

    // Brackets end a link of Markdown, quotes one of HTML, the rest confuses readers: none has to be written as it is.
    private static string Encoded(Uri address) => address.AbsoluteUri
        .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
        .Replace("\"", "%22", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
        .Replace("\\", "%5C", StringComparison.Ordinal).Replace("`", "%60", StringComparison.Ordinal);
}
