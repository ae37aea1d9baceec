using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html;

namespace AlertBot.Feeds.Parsing.Markup;

/// <summary>What &amp;name; &amp;#8217; and &amp;#x2019; stand for: XML's five, all of HTML's, and numbers that mean windows-1252.</summary>
internal static class CharacterReference
{
    private const int LongestName = 33;

    /// <summary>Bytes 0x80 to 0x9F of windows-1252: browsers read &amp;#146; as an apostrophe, and so publishers write it.</summary>
    private const string WesternCharacters = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>What a control character of 0x80 to 0x9F means wherever it turns up: it is windows-1252 that was never converted.</summary>
    public static char Western(char control) => WesternCharacters[control - 0x80];

    /// <summary>Reads the reference that begins with the &amp; at the start; null when it is none, and the &amp; is only a character.</summary>
    /// <param name="length">Of the reference in bytes.</param>
    public static string? Read(ReadOnlySpan<byte> source, EntityTable? own, out int length)
    {
        length = 0;
        if (source.Length < 3)
        {
            return null;
        }

        if (source[1] == (byte)'#')
        {
            return Number(source, out length);
        }

        var end = source[..Math.Min(source.Length, LongestName)].IndexOf((byte)';');
        length = end + 1;
        return end < 2 ? null : Named(source[1..end], own);
    }

    private static string? Named(ReadOnlySpan<byte> name, EntityTable? own) => name switch
    {
        [(byte)'l', (byte)'t'] => "<",
        [(byte)'g', (byte)'t'] => ">",
        [(byte)'a', (byte)'m', (byte)'p'] => "&",
        [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => "\"",
        [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => "'",
        _ => Known(Encoding.UTF8.GetString(name), own),
    };

    /// <summary>The document's own, then those of XHTML's document type, which feeds borrow, then the rest of HTML's.</summary>
    private static string? Known(string name, EntityTable? own) => own?.Find(name) ?? OfXhtml($"&{name};") ?? HtmlEntityProvider.Resolver.GetSymbol(name + ";");

    private static string? OfXhtml(string reference) => WebUtility.HtmlDecode(reference) is var decoded && decoded != reference ? decoded : null;

    private static string? Number(ReadOnlySpan<byte> source, out int length)
    {
        var isHex = source[2] is (byte)'x' or (byte)'X';
        var from = isHex ? 3 : 2;
        var end = from;
        while (end < source.Length && end < from + 8 && (isHex ? char.IsAsciiHexDigit((char)source[end]) : char.IsAsciiDigit((char)source[end])))
        {
            end++;
        }

        length = end < source.Length && source[end] == (byte)';' ? end + 1 : end;
        return end > from && int.TryParse(source[from..end], isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? Character(code)
            : null;
    }

    /// <summary>Characters that XML does not allow vanish.</summary>
    private static string Character(int code) => code switch
    {
        9 or 10 or 13 => ((char)code).ToString(),
        < 32 or 127 or 0xFFFE or 0xFFFF => "",
        >= 0x80 and <= 0x9F => Western((char)code).ToString(),
        _ => Rune.TryCreate(code, out var rune) ? rune.ToString() : "",
    };
}
