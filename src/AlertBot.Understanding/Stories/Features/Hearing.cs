using System.Text.RegularExpressions;

namespace AlertBot.Understanding.Stories.Features;

/// <summary>Does an item tell what somebody said at a hearing? Reports of one hearing each quote another sentence of it.</summary>
internal static partial class Hearing
{
    private const int Looked = 1200;

    public static bool IsIn(string title, string text) => At().IsMatch(title) || At().IsMatch(text.AsSpan(0, Math.Min(text.Length, Looked)));

    [GeneratedRegex(@"\b(?:(?:at|during|before)\s+(?:[\w.]+\s+){0,3}hearings?|(?:на|у|в|під\s+час|в\s+ходе|во\s+время)\s+(?:\w+\s+){0,2}(?:слухан\w+|слушани\w+))\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex At();
}
