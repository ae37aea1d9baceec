namespace AlertBot.Feeds.Parsing.Encodings;

/// <summary>Whether text came out of the right decoder: wrong ones leave replacement marks, control characters or wORDS LIKE tHIS.</summary>
internal static class Plausible
{
    public static bool Is(string text)
    {
        var (wrong, inverted, usual) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            wrong += text[i] is '\uFFFD' or (>= '\u0080' and <= '\u009F' and not '\u0085') ? 1 : 0;
            if (i > 0 && IsCyrillic(text[i]) && IsCyrillic(text[i - 1]))
            {
                // koi8-r read as windows-1251, or the other way round, swaps capitals and small letters.
                inverted += char.IsLower(text[i - 1]) && char.IsUpper(text[i]) ? 1 : 0;
                usual += char.IsUpper(text[i - 1]) && char.IsLower(text[i]) ? 1 : 0;
            }
        }

        return wrong <= text.Length / 1000 && (inverted < 2 || inverted <= usual * 2);
    }

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04FF';
}
