using System.Buffers;

namespace AlertBot.Feeds.Parsing.Text;

/// <summary>Links of a feed to absolute addresses that a reader may open.</summary>
internal static class Links
{
    private static readonly SearchValues<char> Odd = SearchValues.Create(" \\\"<>^`{|}@[]");

    /// <summary>The address, resolved against its base; null where there is none or where it would run something.</summary>
    public static string? Absolute(string? link, Uri? baseAddress)
    {
        var text = Tidy(link);
        if (text.Length == 0)
        {
            return null;
        }

        if (IsPlainWeb(text))
        {
            return text;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var absolute) && HasScheme(text))
        {
            return IsHarmless(absolute) ? text : null;
        }

        return baseAddress is not null && Uri.TryCreate(baseAddress, text, out var resolved) && IsHarmless(resolved) ? resolved.AbsoluteUri : null;
    }

    /// <summary>The base that a nested xml:base makes of the one around it.</summary>
    public static Uri? Base(Uri? around, string nested)
    {
        var text = Tidy(nested);
        return Uri.TryCreate(text, UriKind.Absolute, out var absolute) && HasScheme(text) ? absolute
            : around is not null && Uri.TryCreate(around, text, out var resolved) ? resolved
            : around;
    }

    public static bool IsWeb(string? text) =>
        text is not null && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>The usual address needs no resolving: a host follows, and nothing odd.</summary>
    private static bool IsPlainWeb(string text) =>
        IsWeb(text) && text.Length > 9 && !text.AsSpan().ContainsAny(Odd) && char.IsAsciiLetterOrDigit(text[text.IndexOf("//", StringComparison.Ordinal) + 2]);

    /// <summary>A path such as /news is an absolute file address to .NET on Unix, but a relative link to everybody else.</summary>
    private static bool HasScheme(string text) => char.IsAsciiLetter(text[0]) && text.IndexOfAny([':', '/', '?', '#']) is var at and > 0 && text[at] == ':';

    private static bool IsHarmless(Uri address) => address.Scheme is not ("javascript" or "vbscript" or "data" or "file" or "about");

    /// <summary>Line breaks within a link are accidents of printing.</summary>
    private static string Tidy(string? link)
    {
        var text = link?.Trim() ?? "";
        return text.AsSpan().ContainsAny('\r', '\n', '\t') ? string.Concat(text.Split('\r', '\n', '\t').Select(part => part.Trim())) : text;
    }
}
