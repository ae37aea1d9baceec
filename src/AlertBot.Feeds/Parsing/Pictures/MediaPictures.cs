using System.Globalization;
using System.Text;
using AlertBot.Feeds.Parsing.Elements;
using AlertBot.Feeds.Parsing.Markup;
using AlertBot.Feeds.Parsing.Reading;

namespace AlertBot.Feeds.Parsing.Pictures;

/// <summary>The pictures that one element of RSS, Media RSS (https://www.rssboard.org/media-rss) or Atom offers.</summary>
internal static class MediaPictures
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];

    /// <summary>What a media element holds: itself, and the thumbnail within, which a film has too.</summary>
    public static void Offer(PictureChoice choice, ValueElement element, ReadOnlySpan<byte> inner, Uri? baseAddress)
    {
        var address = Filled(element.Attribute("url"u8)) ?? Filled(element.Attribute("href"u8));
        var isThumbnail = element.IsNamed("thumbnail"u8);
        var (description, credit) = Words(inner);
        if (address is not null && (isThumbnail || IsPicture(element, address)))
        {
            choice.Offer(
                new OfferedPicture(address, isThumbnail, Pixels(element.Attribute("width"u8)), Pixels(element.Attribute("height"u8))) { Description = description, Credit = credit },
                baseAddress);
        }

        if (!isThumbnail && inner.Length > 0)
        {
            OfferThumbnails(choice, inner, credit, baseAddress);
        }
    }

    /// <summary>By what the feed says of it; where it says nothing, by the ending of the address.</summary>
    private static bool IsPicture(ValueElement element, string address)
    {
        var (type, medium) = (element.Attribute("type"u8).Trim(), element.Attribute("medium"u8).Trim());
        return type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? !type.StartsWith("image/svg", StringComparison.OrdinalIgnoreCase)
            : medium.Length > 0 ? medium.Equals("image", StringComparison.OrdinalIgnoreCase)
            : type.Length == 0 && address.Split('?', '#')[0] is var path && Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static (string? Description, string? Credit) Words(ReadOnlySpan<byte> inner) => inner.IsEmpty ? (null, null)
        : (InnerElement.Text(inner, "description"u8) ?? InnerElement.Text(inner, "title"u8), InnerElement.Text(inner, "credit"u8));

    private static void OfferThumbnails(PictureChoice choice, ReadOnlySpan<byte> inner, string? credit, Uri? baseAddress)
    {
        var scanner = new MarkupScanner(inner);
        while (scanner.Next() is var token and not { Kind: TokenKind.End })
        {
            if (token.Kind == TokenKind.Open && Ascii.EqualsIgnoreCase(QualifiedName.Local(token.Text(inner)), "thumbnail"u8))
            {
                var attributes = token.Attributes(inner);
                var (address, width, height) = (Attribute(attributes, "url"u8), Attribute(attributes, "width"u8), Attribute(attributes, "height"u8));
                choice.Offer(new OfferedPicture(address, IsThumbnail: true, Pixels(width), Pixels(height)) { Credit = credit }, baseAddress);
            }
        }
    }

    private static string Attribute(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name) => TextDecoder.Decode(Attributes.Find(attributes, name));

    /// <summary>Some write <c>640px</c>; what is no number says nothing.</summary>
    private static int Pixels(string written)
    {
        var text = written.Trim();
        text = text.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? text[..^2] : text;
        return int.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pixels) && pixels > 0 ? pixels : 0;
    }

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
