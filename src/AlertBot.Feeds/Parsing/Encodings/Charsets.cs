using System.Text;

namespace AlertBot.Feeds.Parsing.Encodings;

/// <summary>Finds an encoding by any of the names that feeds use for it.</summary>
internal static class Charsets
{
    /// <summary>Labels of whole families that in practice mean their larger successor (WHATWG Encoding Standard).</summary>
    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["ascii"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["cp936"] = "gb18030",
        ["sjis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["ms932"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["euc-kr"] = "ks_c_5601-1987",
        ["big5-hkscs"] = "big5",
        ["koi8"] = "koi8-r",
        ["koi8r"] = "koi8-r",
        ["koi8u"] = "koi8-u",
        ["cp866"] = "ibm866",
        ["utf8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["utf16"] = "utf-16",
        ["utf32"] = "utf-32",
    };

    public static Encoding? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var label = Spelled(name.Trim().Trim('"', '\'').Replace('_', '-'));
        return Known(Meant.GetValueOrDefault(label, label)) ?? Known(name.Trim());
    }

    private static Encoding? Known(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>cp1251, win1251 and windows1251 are windows-1251; iso88595 and iso8859-5 are iso-8859-5.</summary>
    private static string Spelled(string label)
    {
        foreach (var start in (ReadOnlySpan<string>)["windows-", "windows", "win-", "win", "cp-", "cp", "x-cp"])
        {
            if (label.StartsWith(start, StringComparison.OrdinalIgnoreCase) && label[start.Length..] is ['1', '2', '5', _] number)
            {
                return "windows-" + number;
            }
        }

        foreach (var start in (ReadOnlySpan<string>)["iso8859-", "iso8859", "iso-8859", "8859-"])
        {
            if (label.StartsWith(start, StringComparison.OrdinalIgnoreCase) && label[start.Length..].TrimStart('-') is { Length: 1 or 2 } part)
            {
                return "iso-8859-" + part;
            }
        }

        return label;
    }
}
