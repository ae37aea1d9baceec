using AlertBot.Understanding.Stories.Words;

namespace AlertBot.Understanding.Stories.Features;

/// <summary>The groups of four letters in the words of a title: forms and compounds of a word share most of theirs, where a stem says yes or no.</summary>
internal static class LetterGroups
{
    private const int Length = 4;

    /// <returns>Hashes, sorted, each once.</returns>
    public static int[] Of(List<Word> title)
    {
        var groups = new SortedSet<int>();
        foreach (var word in title)
        {
            var spelled = " " + CommonSpelling.Of(word.Lower);
            for (var at = 0; at + Length <= spelled.Length; at++)
            {
                groups.Add(FeatureHash.Of('g', spelled.AsSpan(at, Length)));
            }
        }

        return [.. groups];
    }

    /// <returns>0 for nothing in common to 1 for the same groups.</returns>
    public static double Likeness(int[] a, int[] b)
    {
        int i = 0, j = 0, shared = 0;
        while (i < a.Length && j < b.Length)
        {
            shared += a[i] == b[j] ? 1 : 0;
            (i, j) = (a[i] <= b[j] ? i + 1 : i, b[j] <= a[i] ? j + 1 : j);
        }

        return shared == 0 ? 0 : shared / Math.Sqrt((double)a.Length * b.Length);
    }
}
