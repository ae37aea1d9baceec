using AlertBot.Feeds.Parsing.Markup;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Discovery;

/// <summary>
/// Tells who stands behind a Telegram channel by the page that Telegram shows of it to everybody: the site that most of its links lead to,
/// the description's own link counting most. A channel has no feed, but its publisher mostly has.
/// </summary>
internal static class ChannelPreview
{
    private const int InDescription = 10;
    private const int MaxLinks = 500;

    /// <summary>Where channels link to without standing behind it.</summary>
    private static readonly string[] NotPublishers =
        ["t.me", "telegram.me", "telegram.org", "youtube.com", "youtu.be", "facebook.com", "instagram.com", "x.com", "twitter.com", "tiktok.com", "whatsapp.com", "patreon.com"];

    /// <returns>The front page of the publisher's site, or null.</returns>
    public static Uri? Site(ReadOnlySpan<byte> html)
    {
        var votes = new Dictionary<string, (int Count, Uri Front)>(StringComparer.OrdinalIgnoreCase);
        var scanner = new MarkupScanner(html);
        var (inDescription, links) = (false, 0);
        while (links < MaxLinks && scanner.Next() is var token and not { Kind: TokenKind.End })
        {
            if (token.Kind == TokenKind.Close && Is(token.Text(html), "div"u8))
            {
                inDescription = false;
            }
            else if (token.Kind == TokenKind.Open && Is(token.Text(html), "div"u8))
            {
                inDescription |= token.Attributes(html).IndexOf("tgme_channel_info_description"u8) >= 0;
            }
            else if (token.Kind == TokenKind.Open && Is(token.Text(html), "a"u8) && Publisher(token.Attributes(html)) is { } link)
            {
                links++;
                var host = link.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? link.IdnHost[4..] : link.IdnHost;
                var (count, front) = votes.GetValueOrDefault(host, (0, new Uri(link, "/")));
                votes[host] = (count + (inDescription ? InDescription : 1), front);
            }
        }

        return votes.Count == 0 ? null : votes.Values.MaxBy(vote => vote.Count).Front;
    }

    private static Uri? Publisher(ReadOnlySpan<byte> attributes)
    {
        var href = TextDecoder.Decode(Attributes.Find(attributes, "href"u8)).Trim();
        return Links.IsWeb(href) && Uri.TryCreate(href, UriKind.Absolute, out var address) && !Array.Exists(NotPublishers, host => IsOf(address.IdnHost, host)) ? address : null;
    }

    private static bool IsOf(string host, string site) =>
        host.Equals(site, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + site, StringComparison.OrdinalIgnoreCase);

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => name.Length == wanted.Length && System.Text.Ascii.EqualsIgnoreCase(name, wanted);
}
