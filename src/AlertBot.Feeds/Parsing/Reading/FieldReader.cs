using System.Text;
using AlertBot.Feeds.Parsing.Markup;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>Makes text of a field: escaped, in CDATA, as inline markup, in base64, plain or HTML, as the element's attributes say.</summary>
internal static class FieldReader
{
    /// <summary>The characters of a field, references decoded, comments left out.</summary>
    public static string Characters(Field field, ReadOnlySpan<byte> document, EntityTable? own)
    {
        var inner = document[field.Inner];
        return field.IsPlain ? TextDecoder.Decode(inner, own) : Gather(inner, own, keepTags: false);
    }

    public static FieldText Read(Field field, ReadOnlySpan<byte> document, ReadOnlySpan<byte> attributes, EntityTable? own)
    {
        if (attributes.Length <= 2 && !field.HasElements)
        {
            return new FieldText(Characters(field, document, own), IsHtml: true);
        }

        var type = Encoding.UTF8.GetString(Attributes.Find(attributes, "type"u8)).Trim().ToLowerInvariant();
        var mode = Encoding.UTF8.GetString(Attributes.Find(attributes, "mode"u8)).Trim().ToLowerInvariant();
        if (field.HasElements)
        {
            return new FieldText(Gather(document[field.Inner], own, keepTags: true), IsHtml: true);
        }

        var text = Characters(field, document, own);
        if (mode == "base64" || IsBinary(type))
        {
            text = Base64(text) ?? text;
            return new FieldText(text, !IsText(type) && text.Contains('<', StringComparison.Ordinal));
        }

        return type == "xhtml" ? new FieldText(Gather(document[field.Inner], own, keepTags: true), IsHtml: true)
            : new FieldText(IsText(type) ? Numbers(text) : text, !IsText(type));
    }

    private static bool IsText(string type) => type is "text" or "text/plain" or "plain";

    private static bool IsBinary(string type) =>
        type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal) && !type.Contains("xml", StringComparison.Ordinal)
        && !type.Contains("html", StringComparison.Ordinal);

    /// <summary>Nobody means the characters of &amp;#8217; literally, even where the type says text.</summary>
    private static string Numbers(string text) => text.Contains("&#", StringComparison.Ordinal) ? TextDecoder.Decode(text) : text;

    private static string? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length > 0 ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    /// <summary>
    /// With tags, the markup is HTML as it stands, but for CDATA, which becomes escaped text, and prefixes of XHTML, which HTML does not
    /// know. Without, all characters.
    /// </summary>
    private static string Gather(ReadOnlySpan<byte> inner, EntityTable? own, bool keepTags)
    {
        var text = new TextBuffer(inner.Length);
        var scanner = new MarkupScanner(inner);
        var from = 0;
        while (scanner.Next() is var token and not { Kind: TokenKind.End })
        {
            AppendText(ref text, inner[from..token.Start], own, keepTags);
            from = token.End;
            if (token.Kind == TokenKind.CData)
            {
                text.Append(CData(token.Text(inner), keepTags));
            }
            else if (keepTags && token.Kind is TokenKind.Open or TokenKind.Close)
            {
                text.Append(Tag(token, inner));
            }
        }

        AppendText(ref text, inner[from..], own, keepTags);
        return text.Finish();
    }

    private static void AppendText(ref TextBuffer text, ReadOnlySpan<byte> piece, EntityTable? own, bool keepTags) =>
        text.Append(keepTags && own is null ? TextDecoder.Verbatim(piece) : keepTags ? Escaped(TextDecoder.Decode(piece, own)) : TextDecoder.Decode(piece, own));

    private static string CData(ReadOnlySpan<byte> content, bool keepTags)
    {
        var text = TextDecoder.Verbatim(content);
        return keepTags && !text.Contains("</", StringComparison.Ordinal) ? Escaped(text) : text;
    }

    private static string Tag(Token token, ReadOnlySpan<byte> inner)
    {
        var name = token.Text(inner);
        var prefix = name.IndexOf((byte)':');
        if (prefix <= 0 || !HtmlNames.IsElement(Encoding.UTF8.GetString(name[(prefix + 1)..])))
        {
            return TextDecoder.Verbatim(inner[token.Start..token.End]);
        }

        // Cut as bytes: a prefix in other letters than ASCII has fewer characters than bytes.
        var start = token.Inner.Start.Value;
        return TextDecoder.Verbatim(inner[token.Start..start]) + TextDecoder.Verbatim(inner[(start + prefix + 1)..token.End]);
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
