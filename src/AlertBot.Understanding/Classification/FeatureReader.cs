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

        Span<(int Start, int End)> shown = stackalloc (int, int)[feature.All.Length];
        var count = 0;
        foreach (var group in feature.All)
        {
            if (First(text, from, to, group) is { } hit && !Begins(shown[..count], hit.Start))
            {
                shown[count++] = (hit.Start, hit.End);
            }
        }

        shown = shown[..count];
        shown.Sort();
        return Join(text.Words.All, shown);
    }

    private static bool Begins(ReadOnlySpan<(int Start, int End)> shown, int at)
    {
        foreach (var (start, _) in shown)
        {
            if (start == at)
            {
                return true;
            }
        }

        return false;
    }

    private static string Join(string all, ReadOnlySpan<(int Start, int End)> shown)
    {
        const string Between = " … ";
        switch (shown)
        {
            case []:
                return "";
            case [var one]:
                return all[one.Start..one.End];
            case [var one, var other]:
                return string.Concat(all.AsSpan(one.Start, one.End - one.Start), Between, all.AsSpan(other.Start, other.End - other.Start));
            default:
                var parts = new string[shown.Length];
                for (var i = 0; i < parts.Length; i++)
                {
                    parts[i] = all[shown[i].Start..shown[i].End];
                }

                return string.Join(Between, parts);
        }
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
