using System.Collections.Immutable;
using System.Text;
using AlertBot.Feeds.Parsing.Elements;
using AlertBot.Feeds.Parsing.Encodings;
using AlertBot.Feeds.Parsing.Markup;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Lists;

/// <summary>What a list held.</summary>
/// <param name="Feeds">Each address once.</param>
/// <param name="LeftOut">Entries that cannot be polled, by their address or title.</param>
public sealed record OpmlList(ImmutableArray<ListedFeed> Feeds, ImmutableArray<string> LeftOut);

/// <summary>Reads lists as leniently as feeds: other readers write unescaped ampersands and odd encodings.</summary>
internal static class OpmlReader
{
    public const int MaxDepth = 10;

    public static OpmlList Read(ReadOnlyMemory<byte> document)
    {
        var text = DocumentText.ToUtf8(document, contentType: null).Span;
        var (feeds, leftOut, groups, isOpml) = (new List<ListedFeed>(), new List<string>(), new List<string?>(), false);
        var scanner = new MarkupScanner(text);
        while (scanner.Next() is var token and not { Kind: TokenKind.End })
        {
            var name = token.Kind is TokenKind.Open or TokenKind.Close ? QualifiedName.Local(token.Text(text)) : [];
            isOpml |= Is(name, "opml"u8);
            if (!Is(name, "outline"u8))
            {
                continue;
            }

            if (token.Kind == TokenKind.Close)
            {
                groups.RemoveRange(Math.Max(0, groups.Count - 1), Math.Min(1, groups.Count));
                continue;
            }

            var title = Take(token.Attributes(text), groups, feeds, leftOut);
            if (!token.IsEmpty)
            {
                groups.Add(title);
            }
        }

        return isOpml ? new OpmlList([.. feeds.DistinctBy(f => f.Address)], [.. leftOut]) : throw new FormatException("The document is not a list of feeds (OPML).");
    }

    /// <summary>The title of a group; null for a feed, which groups nothing.</summary>
    private static string? Take(ReadOnlySpan<byte> attributes, List<string?> groups, List<ListedFeed> feeds, List<string> leftOut)
    {
        var title = Value(attributes, "title"u8) ?? Value(attributes, "text"u8);
        if (Value(attributes, "xmlUrl"u8) is not { } address)
        {
            return title?.Replace('/', '-');
        }

        if (Links.IsWeb(address) && Uri.TryCreate(address, UriKind.Absolute, out var feed))
        {
            feeds.Add(new ListedFeed(
                feed, title == address ? null : title, Value(attributes, "htmlUrl"u8), Group(groups),
                Value(attributes, "alertbot:publisher"u8) ?? Value(attributes, "publisher"u8), Value(attributes, "language"u8)));
        }
        else
        {
            leftOut.Add(address);
        }

        return null;
    }

    private static string? Group(List<string?> groups) =>
        string.Join('/', groups.Take(MaxDepth).OfType<string>()) is { Length: > 0 } group ? group : null;

    private static string? Value(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name) =>
        TextDecoder.Decode(Attributes.Find(attributes, name)).Trim() is { Length: > 0 } value ? value : null;

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => name.Length == wanted.Length && Ascii.EqualsIgnoreCase(name, wanted);
}
