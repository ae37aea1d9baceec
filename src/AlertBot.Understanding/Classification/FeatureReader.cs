namespace AlertBot.Understanding.Classification;

/// <summary>Answers every feature for one item.</summary>
internal static class FeatureReader
{
    /// <summary>The features that hold, by their numbers, in no order.</summary>
    public static List<int> Read(SignedText text)
    {
        var found = new List<int>(64);
        ReadSingle(text.Title, Scope.Title, found);
        ReadHeadlines(text, found);
        Read(text.Lead, Scope.Lead, found);
        Read(text.Body, Scope.Body, found);
        ReadSentences(text, found);
        return found;
    }

    private static void Read(Sign signs, Scope scope, List<int> found)
    {
        if (signs.IsEmpty)
        {
            return;
        }

        ReadSingle(signs, scope, found);
        foreach (var feature in FeatureSet.CombinedOf(scope))
        {
            if (FeatureSet.All[feature].Holds(signs))
            {
                found.Add(feature);
            }
        }
    }

    /// <summary>What belongs together must stand in one headline of the title.</summary>
    private static void ReadHeadlines(SignedText text, List<int> found)
    {
        foreach (var feature in FeatureSet.CombinedOf(Scope.Title))
        {
            foreach (var headline in text.Headlines)
            {
                if (FeatureSet.All[feature].Holds(headline))
                {
                    found.Add(feature);
                    break;
                }
            }
        }
    }

    private static void ReadSingle(Sign signs, Scope scope, List<int> found)
    {
        var single = FeatureSet.SingleOf(scope);
        for (var left = signs.Bits; left != UInt128.Zero; left &= left - UInt128.One)
        {
            if (single[(int)UInt128.TrailingZeroCount(left)] is >= 0 and var feature)
            {
                found.Add(feature);
            }
        }
    }

    private static void ReadSentences(SignedText text, List<int> found)
    {
        var anywhere = text.Lead | text.Body;
        foreach (var feature in FeatureSet.CombinedOf(Scope.Sentence))
        {
            // What is nowhere in the text is in none of its sentences.
            if (FeatureSet.All[feature].IsPossible(anywhere) && HoldingSentence(FeatureSet.All[feature], text) >= 0)
            {
                found.Add(feature);
            }
        }
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
        Scope.Title => (0, text.TitleEnd),
        Scope.Lead => (text.Words.TitleLength, text.Words.All.Length),
        Scope.Body => (text.Words.LeadEnd, text.Words.All.Length),
        _ => HoldingSentence(feature, text) is >= 0 and var i ? (text.Sentences[i].Start, text.Sentences[i].End) : (0, 0),
    };
}
