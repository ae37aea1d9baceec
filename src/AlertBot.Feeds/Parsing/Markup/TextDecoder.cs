using System.Buffers;
using System.Text;

namespace AlertBot.Feeds.Parsing.Markup;

/// <summary>Bytes of a document to text: references decoded, characters that XML forbids dropped.</summary>
internal static class TextDecoder
{
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127]);

    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [(byte)'&', 0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127]);

    public static string Decode(ReadOnlySpan<byte> source, EntityTable? own = null) => Read(source, Special, own);

    /// <summary>As it stands, as in CDATA: only forbidden characters vanish.</summary>
    public static string Verbatim(ReadOnlySpan<byte> source) => Read(source, Forbidden, null);

    public static string Decode(string source) =>
        source.Contains('&', StringComparison.Ordinal) ? Decode(Encoding.UTF8.GetBytes(source)) : source;

    private static string Read(ReadOnlySpan<byte> source, SearchValues<byte> stops, EntityTable? own)
    {
        var at = source.IndexOfAny(stops);
        return Converted(at < 0 ? Encoding.UTF8.GetString(source) : ReadPieces(source, at, stops, own));
    }

    private static string Converted(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0080', '\u009F')
            ? string.Concat(text.Select(c => c is >= '\u0080' and <= '\u009F' ? CharacterReference.Western(c) : c))
            : text;

    private static string ReadPieces(ReadOnlySpan<byte> source, int at, SearchValues<byte> stops, EntityTable? own)
    {
        var text = new TextBuffer(source.Length);
        while (at >= 0)
        {
            text.AppendUtf8(source[..at]);
            source = source[at..];
            var (meaning, length) = source[0] == (byte)'&' ? Reference(source, own) : ("", 1);
            text.Append(meaning);
            source = source[length..];
            at = source.IndexOfAny(stops);
        }

        text.AppendUtf8(source);
        return text.Finish();
    }

    private static (string Meaning, int Length) Reference(ReadOnlySpan<byte> source, EntityTable? own) =>
        CharacterReference.Read(source, own, out var length) is { } meaning ? (meaning, length) : ("&", 1);
}
