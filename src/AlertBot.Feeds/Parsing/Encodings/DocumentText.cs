using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace AlertBot.Feeds.Parsing.Encodings;

/// <summary>
/// Any document as UTF-8. The bytes are believed before the labels: text that is sound UTF-8 is UTF-8 whatever its prolog or its
/// server says, because by chance other encodings hardly ever are.
/// </summary>
internal static class DocumentText
{
    private const int Sample = 65_536;

    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? contentType)
    {
        var bytes = body.Span;
        if (WideText.Of(bytes) is var (wide, mark))
        {
            return Transcode(wide, bytes[mark..]);
        }

        if (bytes.StartsWith("\uFEFF"u8))
        {
            return ToUtf8(body[3..], contentType);
        }

        if (Utf8.IsValid(bytes))
        {
            return Shifting(bytes, contentType) is { } shifting ? Transcode(shifting, bytes) : body;
        }

        return MixedUtf8.Is(bytes) ? MixedUtf8.Repair(bytes) : Transcode(Legacy(bytes, contentType), bytes);
    }

    /// <summary>Encodings that hide other letters in ASCII: ISO-2022 behind escapes, HZ behind tildes.</summary>
    private static Encoding? Shifting(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var label = Declaration.InDocument(bytes) ?? Declaration.InContentType(contentType);
        var hides = label is not null
            && ((label.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) && bytes.Contains((byte)0x1B))
                || (label.StartsWith("hz-gb", StringComparison.OrdinalIgnoreCase) && bytes.IndexOf("~{"u8) >= 0));
        return hides ? Charsets.Find(label) : null;
    }

    private static Encoding Legacy(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)].ToArray();
        return Believable(Declaration.InDocument(bytes), sample)
            ?? Believable(Declaration.InContentType(contentType), sample)
            ?? Detected(sample)
            ?? Charsets.Find("windows-1252")!;
    }

    private static Encoding? Believable(string? label, byte[] sample) =>
        Charsets.Find(label) is { IsSingleByte: var single } encoding
        && (single || encoding.CodePage is not (65000 or 65001 or 1200 or 1201 or 12000 or 12001))
        && Plausible.Is(encoding.GetString(sample)) ? encoding : null;

    private static Encoding? Detected(byte[] sample) =>
        CharsetDetector.DetectFromBytes(sample).Detected is { Confidence: > 0.4f } found ? Charsets.Find(found.EncodingName) : null;

    private static byte[] Transcode(Encoding encoding, ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetBytes(encoding.GetString(bytes));
}
