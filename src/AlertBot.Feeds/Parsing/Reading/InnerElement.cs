using System.Text;
using AlertBot.Feeds.Parsing.Elements;
using AlertBot.Feeds.Parsing.Markup;

namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>Finds one element within a small one, such as the name of an author or the address of a picture.</summary>
internal static class InnerElement
{
    public static string? Text(ReadOnlySpan<byte> inner, ReadOnlySpan<byte> localName)
    {
        var scanner = new MarkupScanner(inner);
        while (scanner.Next() is var token and not { Kind: TokenKind.End })
        {
            var local = token.Kind == TokenKind.Open ? QualifiedName.Local(token.Text(inner)) : [];
            if (local.Length == localName.Length && Ascii.EqualsIgnoreCase(local, localName))
            {
                var field = Field.Read(ref scanner, inner, token, new ElementMeaning(ElementKind.Author, 0));
                var text = FieldReader.Characters(field, inner, null).Trim();
                return text.Length == 0 ? null : text;
            }
        }

        return null;
    }
}
