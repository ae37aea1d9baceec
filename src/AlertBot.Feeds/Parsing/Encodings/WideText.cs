using System.Text;

namespace AlertBot.Feeds.Parsing.Encodings;

/// <summary>Encodings that show in the first bytes: marks, and the zeros or shifts that ASCII markup leaves (XML 1.0, appendix F).</summary>
internal static class WideText
{
    private static readonly Encoding Utf32BigEndian = new UTF32Encoding(bigEndian: true, byteOrderMark: false);

    /// <summary>The encoding and the length of its mark; null when the document is written in single bytes of ASCII and more.</summary>
    public static (Encoding Encoding, int Mark)? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (Utf32BigEndian, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [0, 0, 0, not 0, ..] => (Utf32BigEndian, 0),
        [not 0, 0, 0, 0, ..] => (Encoding.UTF32, 0),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0x4C, 0x6F, 0xA7, 0x94, ..] => (Ebcdic(bytes), 0),
        _ => null,
    };

    private static Encoding Ebcdic(ReadOnlySpan<byte> bytes)
    {
        var common = Charsets.Find("IBM037")!;
        var start = common.GetString(bytes[..Math.Min(bytes.Length, 200)]);
        return Charsets.Find(Declaration.InText(start)) is { } declared && declared.GetString(bytes[..5]) == "<?xml" ? declared : common;
    }
}
