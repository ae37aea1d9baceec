using AlertBot.Understanding.Stories.Features;

namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>Measures who acts, who meets whom and where: the signs that languages share.</summary>
internal static class Actors
{
    public static void Measure(Report item, Story story, Span<double> signs)
    {
        Leads(item, story, signs);
        Talks(item, story, signs);
        Deeds(item, story, signs);
    }

    private static void Deeds(Report item, Story story, Span<double> signs)
    {
        Span<double> deeds = stackalloc double[story.Reports.Length];
        deeds.Clear();
        var encounter = 0.0;
        foreach (var strand in item.Strands)
        {
            if (strand.Kind is not (FeatureKind.Encounter or FeatureKind.Deed))
            {
                continue;
            }

            for (var i = 0; i < deeds.Length; i++)
            {
                if (Report.Find(story.Reports[i].Strands, strand.Id) is not null)
                {
                    encounter = strand.Kind == FeatureKind.Encounter ? Math.Max(encounter, strand.Weight) : encounter;
                    deeds[i] += strand.Kind == FeatureKind.Deed ? strand.Weight : 0;
                }
            }
        }

        var deed = 0.0;
        var theyMeet = false;
        for (var i = 0; i < deeds.Length; i++)
        {
            deed = Math.Max(deed, deeds[i]);
            theyMeet |= story.Reports[i].HasEncounter;
        }

        signs[(int)Sign.Encounter] = encounter / 3;
        signs[(int)Sign.OtherEncounter] = item.HasEncounter && theyMeet && encounter <= 0 ? 1 : 0;
        signs[(int)Sign.Deed] = Math.Sqrt(deed / 3);
    }

    private static void Leads(Report item, Story story, Span<double> signs)
    {
        int same = 0, sameSide = 0, mentioned = 0, leads = 0, unknown = 0;
        foreach (var report in story.Reports)
        {
            same += item.Lead != 0 && report.Lead == item.Lead ? 1 : 0;
            sameSide += item.Lead != 0 && report.LeadSide == item.LeadSide ? 1 : 0;
            mentioned += item.Lead != 0 && report.Names(item.Lead) ? 1 : 0;
            leads += report.Lead != 0 ? 1 : 0;
            unknown += report.Lead != 0 && !item.KnowsLeadOf(report) ? 1 : 0;
        }

        signs[(int)Sign.Lead] = item.Lead == 0 ? 0 : same > 0 ? 1 : -1;
        signs[(int)Sign.Side] = (double)sameSide / story.Reports.Length;
        signs[(int)Sign.LeadShare] = (double)mentioned / story.Reports.Length;
        signs[(int)Sign.LeadAbsent] = item.Lead != 0 && mentioned == 0 ? 1 : 0;
        signs[(int)Sign.OtherLead] = leads == 0 ? 0 : (double)unknown / leads;
    }

    private static void Talks(Report item, Story story, Span<double> signs)
    {
        var talks = 0;
        bool placed = false, same = false, theirs = false;
        foreach (var report in story.Reports)
        {
            talks += report.IsTalks ? 1 : 0;
            theirs |= report.HasPlace;
        }

        foreach (var strand in item.Strands)
        {
            if (strand.Kind == FeatureKind.Place && strand.InTitle)
            {
                placed = true;
                foreach (var report in story.Reports)
                {
                    same |= Report.Find(report.Strands, strand.Id) is { InTitle: true };
                }
            }
        }

        var share = (double)talks / story.Reports.Length;
        var both = item.IsTalks && share >= 0.5;
        signs[(int)Sign.Talks] = item.IsTalks ? share : 0;
        signs[(int)Sign.OnlyOneTalks] = Math.Abs((item.IsTalks ? 1 : 0) - share);
        signs[(int)Sign.Venue] = both && same ? 1 : 0;
        signs[(int)Sign.OtherVenue] = both && placed && theirs && !same ? 1 : 0;
    }
}
