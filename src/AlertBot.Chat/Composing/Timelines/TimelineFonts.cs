using SkiaSharp;

namespace AlertBot.Chat.Composing.Timelines;

/// <summary>
/// Fonts of the machine for pictures. None travel with the program; the library is built without fontconfig on Linux, so the usual
/// folders are searched for a family that has Latin and Cyrillic letters.
/// </summary>
public static class TimelineFonts
{
    private static readonly string[] Families = ["NotoSans", "DejaVuSans", "LiberationSans", "Roboto", "Arial", "segoeui", "Helvetica", "FreeSans"];

    private static readonly string[] Folders =
    [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/fonts"),
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        "/System/Library/Fonts",
        "/Library/Fonts",
    ];

    /// <summary>Letters of all three languages, and the signs that the picture uses.</summary>
    private const string Needed = "AgіїєґЖщыъэё→–";

    private static readonly Lazy<(SKTypeface Regular, SKTypeface Bold)?> Found = new(() => Find(Folders));

    /// <summary>Regular and bold, or null when the machine has no font that can write Ukrainian and Russian.</summary>
    public static (SKTypeface Regular, SKTypeface Bold)? OfMachine => Found.Value;

    public static (SKTypeface Regular, SKTypeface Bold)? Find(IEnumerable<string> folders)
    {
        var files = folders.Where(f => f.Length > 0 && Directory.Exists(f)).SelectMany(Files).ToLookup(Name, StringComparer.OrdinalIgnoreCase);
        foreach (var family in Families)
        {
            var regular = Load(files[$"{family}-Regular"].Concat(files[family]));
            if (regular is not null)
            {
                return (regular, Load(files[$"{family}-Bold"].Concat(files[$"{family}bd"]).Concat(files[$"{family}b"])) ?? regular);
            }
        }

        return files.SelectMany(group => group).Select(file => Load([file])).FirstOrDefault(t => t is not null) is { } any ? (any, any) : null;
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.?t?", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".TTF" or ".OTF");

    private static string Name(string file) => Path.GetFileNameWithoutExtension(file);

    private static SKTypeface? Load(IEnumerable<string> files) =>
        files.Select(SKTypeface.FromFile).FirstOrDefault(typeface => typeface is not null && CanWrite(typeface));

    private static bool CanWrite(SKTypeface typeface)
    {
        using var font = new SKFont(typeface);
        return font.ContainsGlyphs(Needed);
    }
}
