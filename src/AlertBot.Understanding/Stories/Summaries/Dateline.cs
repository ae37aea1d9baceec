using System.Text.RegularExpressions;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>Where and by which agency a report was filed: it stands in the middle of many texts and is no part of any sentence.</summary>
internal static partial class Dateline
{
    /// <summary>The text with each dateline made a sentence's end.</summary>
    public static string Without(string text) => Filed().Replace(text, match => match.Index == 0 || text[match.Index - 1] is '.' or '!' or '?' ? " " : ". ").Trim();

    /// <summary><c>MOSCOW, May 21. /TASS/.</c>, <c>КИЇВ, 3 червня /Укрінформ/</c>, <c>ST. PETERSBURG (AP) —</c>.</summary>
    [GeneratedRegex(@"\s*\b(?:(?:ST|FT|MT)\.\s+)?\p{Lu}[\p{Lu}' -]{2,30}(?:,\s+\p{L}+\s+\d{1,2}|,\s+\d{1,2}\s+\p{L}+)?[.,]?\s*(?:/[^/\n]{2,20}/|\([^)\n]{2,20}\))\s*[.:—–-]?\s+", RegexOptions.None, 1000)]
    private static partial Regex Filed();
}
