using AlertBot.Understanding.Stories.Features;
using NodaTime;

namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>Measures every <see cref="Sign"/> of an item and a story.</summary>
internal static class Comparison
{
    /// <summary>A report in the item's own script is measured by words too, so one in another must be this much more alike to be the nearest.</summary>
    private const double OtherScript = 0.5;

    private const double SoonMinutes = 6 * 60;
    private const int LateMinutes = 18 * 60;

    public static readonly int Signs = Enum.GetValues<Sign>().Length;

    /// <returns>False when the two share nothing at all.</returns>
    public static bool Measure(Report item, Instant from, Instant until, Story story, Span<double> signs)
    {
        signs.Clear();
        if (Nearest(item, story, signs) is not { } nearest)
        {
            return false;
        }

        var across = nearest.Script != item.Script;
        signs[(int)Sign.Centre] = Likeness.Of(item.Strands, item.Norm, story.About, story.Norm, !story.Speaks(item.Script)).Cosine;
        signs[(int)Sign.Across] = story.Speaks(item.Script) ? 0 : 1;
        signs[(int)Sign.AcrossConcepts] = across ? signs[(int)Sign.Concepts] : 0;
        signs[(int)Sign.Gap] = Math.Log(1 + (story.Gap(from, until).TotalHours / 12));
        signs[(int)Sign.Span] = Math.Log(1 + Math.Max(0, (from - story.First).TotalHours / 24));
        Shared(item, nearest, across, signs);
        Missing(item, story, signs);
        Other(item, nearest, across, signs);
        Publisher(item, nearest, signs);
        signs[(int)Sign.Size] = Math.Log(story.Count);
        signs[(int)Sign.Recent] = Math.Log(1 + story.Since(item.Minute - LateMinutes));
        Actors.Measure(item, story, signs);
        signs[(int)Sign.Followed] = item.IsFollowed && nearest.IsFollowed ? 1 : 0;
        return true;
    }

    private static Report? Nearest(Report item, Story story, Span<double> signs)
    {
        Report? nearest = null;
        Likeness best = default;
        double score = 0, second = 0, concepts = 0, secondConcepts = 0, letters = 0;
        foreach (var report in story.Reports)
        {
            var likeness = Likeness.Of(item.Strands, item.Norm, report.Strands, report.Norm, report.Script != item.Script);
            var found = likeness.Cosine * (report.Script == item.Script ? 1 : OtherScript);
            if (found > score)
            {
                (nearest, score, second, best) = (report, found, Math.Max(second, best.Cosine), likeness);
            }
            else
            {
                second = Math.Max(second, likeness.Cosine);
            }

            // Each name and event counts the same here: it does not matter how common they are.
            var alike = likeness.Concepts == 0 ? 0 : likeness.Concepts / Math.Sqrt((double)item.Concepts * report.Concepts);
            (concepts, secondConcepts) = alike > concepts ? (alike, concepts) : (concepts, Math.Max(secondConcepts, alike));
            letters = Math.Max(letters, LetterGroups.Likeness(item.Letters, report.Letters));
        }

        signs[(int)Sign.Best] = best.Cosine;
        signs[(int)Sign.Second] = second;
        signs[(int)Sign.Concepts] = concepts;
        signs[(int)Sign.SecondConcepts] = secondConcepts;
        signs[(int)Sign.Rarest] = best.Rarest / 5;
        signs[(int)Sign.Letters] = letters;
        return nearest;
    }

    private static void Publisher(Report item, Report nearest, Span<double> signs)
    {
        if (item.Publisher != 0 && item.Publisher == nearest.Publisher)
        {
            signs[(int)Sign.SamePublisher] = 1;
            signs[(int)Sign.PublisherSoon] = 1 / (1 + (Math.Abs(item.Minute - nearest.Minute) / SoonMinutes));
        }
    }

    private static void Shared(Report item, Report nearest, bool across, Span<double> signs)
    {
        foreach (var strand in item.Strands)
        {
            if (SharedSign(strand.Kind) is { } sign && strand.Compares(across) && Report.Find(nearest.Strands, strand.Id) is { } its && (strand.InTitle || its.InTitle))
            {
                signs[(int)sign] += Nats(strand) * (strand.InTitle && its.InTitle ? 1 : 0.4);
            }
        }

        for (var sign = Sign.SharedPerson; sign <= Sign.SharedWord; sign++)
        {
            signs[(int)sign] = Math.Sqrt(signs[(int)sign]);
        }
    }

    private static void Missing(Report item, Story story, Span<double> signs)
    {
        var across = !story.Speaks(item.Script);
        double all = 0, known = 0;
        foreach (var strand in item.Strands)
        {
            if (!strand.InTitle || !strand.Compares(across))
            {
                continue;
            }

            var knows = Report.Find(story.About, strand.Id) is not null;
            all += strand.Weight;
            known += knows ? strand.Weight : 0;
            if (!knows && MissingSign(strand.Kind) is { } sign)
            {
                signs[(int)sign] += Nats(strand);
            }
        }

        for (var sign = Sign.MissingPerson; sign <= Sign.MissingWord; sign++)
        {
            signs[(int)sign] = Math.Sqrt(signs[(int)sign]);
        }

        signs[(int)Sign.Covered] = known / Math.Max(0.1, all);
    }

    private static void Other(Report item, Report nearest, bool across, Span<double> signs)
    {
        foreach (var strand in nearest.Strands)
        {
            if (strand.InTitle && OtherSign(strand.Kind) is { } sign && strand.Compares(across) && Report.Find(item.Strands, strand.Id) is null)
            {
                signs[(int)sign] += Nats(strand);
            }
        }

        for (var sign = Sign.OtherPerson; sign <= Sign.OtherWord; sign++)
        {
            signs[(int)sign] = Math.Sqrt(signs[(int)sign]);
        }
    }

    private static double Nats(in Strand strand) => Math.Min(strand.Weight, 5) / 3;

    private static Sign? SharedSign(FeatureKind kind) => kind switch
    {
        FeatureKind.Person => Sign.SharedPerson,
        FeatureKind.Place => Sign.SharedPlace,
        FeatureKind.Concept => Sign.SharedConcept,
        FeatureKind.Core or FeatureKind.CoreName => Sign.SharedCore,
        FeatureKind.Number => Sign.SharedNumber,
        FeatureKind.Word => Sign.SharedWord,
        _ => null,
    };

    private static Sign? MissingSign(FeatureKind kind) => kind switch
    {
        FeatureKind.Person => Sign.MissingPerson,
        FeatureKind.Place => Sign.MissingPlace,
        FeatureKind.Name => Sign.MissingName,
        FeatureKind.Concept => Sign.MissingConcept,
        FeatureKind.Word => Sign.MissingWord,
        _ => null,
    };

    private static Sign? OtherSign(FeatureKind kind) => kind switch
    {
        FeatureKind.Person => Sign.OtherPerson,
        FeatureKind.Place => Sign.OtherPlace,
        FeatureKind.Concept => Sign.OtherConcept,
        FeatureKind.Word => Sign.OtherWord,
        _ => null,
    };
}
