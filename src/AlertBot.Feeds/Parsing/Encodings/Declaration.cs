using System.Buffers;
using System.Text;

namespace AlertBot.Feeds.Parsing.Encodings;

/// <summary>What a document or its server says about the encoding: to be believed only where the bytes agree.</summary>
internal static class Declaration
{
    private const int Looked = 1024;

    private static readonly SearchValues<char> Ends = SearchValues.Create("\"' \t\r\n;>?/");

    /// <summary>The encoding of the XML prolog or of an HTML meta element, from the first bytes.</summary>
    public static string? InDocument(ReadOnlySpan<byte> bytes) => InText(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Looked)]));

    public static string? InText(string start)
    {
        var prolog = start.IndexOf("<?xml", StringComparison.OrdinalIgnoreCase);
        var end = prolog < 0 ? -1 : start.IndexOf('>', prolog);
        return (prolog >= 0 ? After(start[prolog..(end < 0 ? start.Length : end)], "encoding") : null)
            ?? (start.IndexOf("<meta", StringComparison.OrdinalIgnoreCase) is var meta and >= 0 ? After(start[meta..], "charset") : null);
    }

    /// <summary>The charset of a Content-Type header.</summary>
    public static string? InContentType(string? contentType) => contentType is null ? null : After(contentType, "charset");

    private static string? After(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        var rest = at < 0 ? "" : text[(at + word.Length)..].TrimStart();
        if (!rest.StartsWith('='))
        {
            return null;
        }

        rest = rest[1..].TrimStart(' ', '\t', '"', '\'');
        var length = rest.AsSpan().IndexOfAny(Ends);
        return Filled(length < 0 ? rest : rest[..length]);
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
