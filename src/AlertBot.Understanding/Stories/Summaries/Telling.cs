using AlertBot.Understanding.Stories.Words;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>The words of a text that carry something, under keys that meet across forms and, for names and events, across languages.</summary>
internal static class Telling
{
    private const int Most = 60;

    public static HashSet<int> Words(string text)
    {
        var keys = new HashSet<int>();
        var lexicon = Lexicon.Default;
        foreach (var word in WordScanner.Scan(text, Most))
        {
            if (word.IsNumber)
            {
                keys.Add(Features.FeatureHash.Of('#', word.Written));
            }
            else if (lexicon.Find(word) is { } entry)
            {
                keys.Add(entry.Id);
            }
            else if (word.Lower.Length > 1 && !lexicon.IsStop(word) && !lexicon.IsCommon(word))
            {
                keys.Add(Features.FeatureHash.Of('w', word.IsCyrillic ? CommonSpelling.Of(word.Stem) : word.Stem));
            }
        }

        return keys;
    }

    /// <summary>The share of the smaller set that the other has as well.</summary>
    public static double Overlap(HashSet<int> a, HashSet<int> b)
    {
        var smaller = Math.Min(a.Count, b.Count);
        return smaller == 0 ? 0 : a.Count(b.Contains) / (double)smaller;
    }
}
