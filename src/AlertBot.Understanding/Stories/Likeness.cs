using AlertBot.Understanding.Stories.Features;

namespace AlertBot.Understanding.Stories;

/// <summary>How alike an item and a story are: the cosine over the features that the two can share at all.</summary>
internal static class Likeness
{
    public static double Of(ReadOnlySpan<Strand> item, LanguageTag language, StoryVector story, double scale)
    {
        var spoken = Speaks(story.Strands, language);
        double shared = 0, information = 0, own = 0, its = 0;
        foreach (var strand in item)
        {
            if (Compares(strand, language, spoken))
            {
                own += strand.Weight * strand.Weight;
                var its1 = WeightOf(story.Strands, strand.Id);
                shared += strand.Weight * its1;
                information += Math.Min(strand.Weight, its1);
            }
        }

        foreach (var strand in story.Strands)
        {
            its += Compares(strand, language, spoken) ? strand.Weight * strand.Weight : 0;
        }

        return shared <= 0 ? 0 : shared / Math.Sqrt(own * its) * (1 - Math.Exp(-information / scale));
    }

    /// <summary>Within a language words decide; across languages names, events, numbers and the sound of unknown names.</summary>
    public static bool Compares(in Strand strand, LanguageTag language, bool sameLanguage) => strand.Kind switch
    {
        FeatureKind.Word or FeatureKind.CommonWord => sameLanguage && strand.Language == language,
        FeatureKind.Sound => !sameLanguage,
        _ => true,
    };

    public static bool Speaks(ReadOnlySpan<Strand> story, LanguageTag language)
    {
        var anyWord = false;
        foreach (var strand in story)
        {
            if (strand.Kind is FeatureKind.Word or FeatureKind.CommonWord)
            {
                anyWord = true;
                if (strand.Language == language)
                {
                    return true;
                }
            }
        }

        return !anyWord;
    }

    public static float WeightOf(ReadOnlySpan<Strand> strands, int id)
    {
        foreach (var strand in strands)
        {
            if (strand.Id == id)
            {
                return strand.Weight;
            }
        }

        return 0;
    }
}
