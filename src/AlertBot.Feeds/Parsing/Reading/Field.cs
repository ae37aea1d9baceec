using System.Text;
using AlertBot.Feeds.Parsing.Elements;
using AlertBot.Feeds.Parsing.Markup;

namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>The inside of one element that holds a value, found with all its markup.</summary>
/// <param name="HasElements">Markup within, that is neither escaped nor in CDATA.</param>
/// <param name="IsPlain">Nothing but characters and references.</param>
/// <param name="IsCutOff">The document ended before the element did.</param>
internal readonly record struct Field(Range Inner, int End, bool HasElements, bool IsPlain, bool IsCutOff)
{
    /// <summary>Reads on from the opening tag of a field to its end, or to where its end must be missing.</summary>
    public static Field Read(ref MarkupScanner scanner, ReadOnlySpan<byte> document, Token opening, ElementMeaning meaning)
    {
        var name = opening.Text(document);
        if (ReadPlain(document, opening.End, name) is { } plain)
        {
            return plain;
        }

        scanner.Position = opening.End;
        var (depth, hasElements, hasAsides) = (0, false, false);
        while (true)
        {
            var token = scanner.Next();
            switch (token.Kind)
            {
                case TokenKind.End:
                    return new Field(opening.End..document.Length, document.Length, hasElements, false, IsCutOff: true);
                case TokenKind.Close when IsSame(token.Text(document), name):
                    if (depth-- == 0)
                    {
                        return new Field(opening.End..token.Start, token.End, hasElements, !hasElements && !hasAsides, false);
                    }

                    break;
                case TokenKind.Close when Meaning(token, document).IsContainer:
                case TokenKind.Open when Ends(meaning, Meaning(token, document)):
                    return new Field(opening.End..token.Start, token.Start, hasElements, !hasElements && !hasAsides, false);
                case TokenKind.Open:
                    depth += !token.IsEmpty && IsSame(token.Text(document), name) ? 1 : 0;
                    hasElements = true;
                    break;
                case TokenKind.Close:
                    hasElements = true;
                    break;
                default:
                    hasAsides = true;
                    break;
            }
        }
    }

    /// <summary>The usual case, without a scanner: text up to the closing tag.</summary>
    private static Field? ReadPlain(ReadOnlySpan<byte> document, int from, ReadOnlySpan<byte> name)
    {
        var length = document[from..].IndexOf((byte)'<');
        if (length < 0)
        {
            return null;
        }

        var close = document[(from + length)..];
        return close.Length > name.Length + 2 && close[1] == (byte)'/' && close[name.Length + 2] == (byte)'>' && close.Slice(2, name.Length).SequenceEqual(name)
            ? new Field(from..(from + length), from + length + name.Length + 3, HasElements: false, IsPlain: true, IsCutOff: false)
            : null;
    }

    private static bool Ends(ElementMeaning open, ElementMeaning next) =>
        next.Kind is ElementKind.Item or ElementKind.Channel || (open.IsShort && next.IsShort && next.Kind is not ElementKind.Author && open.Kind is not (ElementKind.Author or ElementKind.Picture));

    /// <summary>By local name alone: within a field no new namespaces are looked at.</summary>
    private static ElementMeaning Meaning(Token token, ReadOnlySpan<byte> document)
    {
        var name = token.Text(document);
        return name.IndexOf((byte)':') < 0 ? ElementNames.Find(Vocabulary.Core, name)
            : ElementNames.Find(Vocabulary.Core, QualifiedName.Local(name)) is { IsContainer: true } container ? container : default;
    }

    private static bool IsSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => one.Length == other.Length && Ascii.EqualsIgnoreCase(one, other);
}
