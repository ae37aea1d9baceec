namespace AlertBot.Understanding.Stories.Features;

/// <summary>FNV-1a: the same number on every machine and in every run, unlike the hash of a string.</summary>
internal static class FeatureHash
{
    public static int Of(char prefix, ReadOnlySpan<char> text)
    {
        var hash = Step(2166136261, prefix);
        foreach (var letter in text)
        {
            hash = Step(hash, letter);
        }

        return unchecked((int)hash);
    }

    private static uint Step(uint hash, char letter) => unchecked((hash ^ letter) * 16777619);
}
