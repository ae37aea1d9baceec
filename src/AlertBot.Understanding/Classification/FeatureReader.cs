namespace AlertBot.Understanding.Classification;

/// <summary>Answers every feature for one item.</summary>
internal static class FeatureReader
{
    public static List<int> Read(SignedText text)
    {
        var found = new List<int>();
        for (var i = 0; i < FeatureSet.All.Length; i++)
        {
            if (Holds(FeatureSet.All[i], text))
            {
                found.Add(i);
            }
        }

        return found;
    }

    /// <summary>The words that show the feature: one match for each of its groups, in the order of the text.</summary>
    public static string Quote(Feature feature, SignedText text)
    {
        var (from, to) = Place(feature, text);
        if (feature.All is [var only])
        {
            return First(text, from, to, only) is { } hit ? text.Words.All[hit.Start..hit.End] : "";
        }

        var shown = feature.All
            .Select(group => First(text, from, to, group))
            .OfType<Hit>()
            .DistinctBy(h => h.Start)
            .OrderBy(h => h.Start)
            .Select(h => text.Words.All[h.Start..h.End]);
        return string.Join(" … ", shown);
    }

    private static Hit? First(SignedText text, int from, int to, Sign group)
    {
        foreach (var hit in text.Hits)
        {
            if (hit.Start >= from && hit.End <= to && hit.Term.Sign.Overlaps(group))
            {
                return hit;
            }
        }

        return null;
    }

    private static bool Holds(Feature feature, SignedText text) => feature.Scope switch
    {
        Scope.Title => feature.Holds(text.Title),
        Scope.Lead => feature.Holds(text.Lead),
        Scope.Body => feature.Holds(text.Body),
        _ => HoldingSentence(feature, text) >= 0,
    };

    private static int HoldingSentence(Feature feature, SignedText text)
    {
        for (var i = 1; i < text.Sentences.Count; i++)
        {
            if (feature.Holds(text.Sentences[i].Signs))
            {
                return i;
            }
        }

        return -1;
    }

    private static (int From, int To) Place(Feature feature, SignedText text) => feature.Scope switch
    {
        Scope.Title => (0, text.Words.TitleLength),
        Scope.Lead => (text.Words.TitleLength, text.Words.All.Length),
        Scope.Body => (text.Words.LeadEnd, text.Words.All.Length),
        _ => HoldingSentence(feature, text) is >= 0 and var i ? (text.Sentences[i].Start, text.Sentences[i].End) : (0, 0),
    };
}
