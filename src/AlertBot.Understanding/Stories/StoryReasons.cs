using System.Collections.Immutable;
using AlertBot.Understanding.Stories.Comparing;
using AlertBot.Understanding.Stories.Features;
using AlertBot.Understanding.Stories.Occasions;

namespace AlertBot.Understanding.Stories;

/// <summary>Says why an item joined its story or did not: what it shares with it, and the signs that weighed most.</summary>
internal static class StoryReasons
{
    private const int Words = 6;
    private const int Signs = 4;

    public static ImmutableArray<Evidence> Of(StoryFeatures features, Report report, Candidate nearest, bool joins, StoryWeights weights)
    {
        if (features.StandsAlone is { } reason)
        {
            return [new Evidence("stands alone", reason, 0)];
        }

        if (nearest.Story is not { } story)
        {
            return [new Evidence("nothing alike", "", 0)];
        }

        var signs = Enum.GetValues<Sign>()
            .Select(sign => new Evidence("sign: " + StoryWeights.NameOf(sign), "", Math.Round(weights.Share(sign, nearest.Signs), 2)))
            .Where(e => e.Weight != 0)
            .OrderByDescending(e => Math.Abs(e.Weight))
            .Take(Signs);
        return [.. Occasions(report, nearest, joins), .. Shared(features, report, story, joins), .. signs];
    }

    private static IEnumerable<Evidence> Occasions(Report report, Candidate nearest, bool joins) => nearest.Agreement switch
    {
        Agreement.Same when report.Call != 0 => [new Evidence("same call", "", 0)],
        Agreement.Same when report.Hearing != 0 => [new Evidence("same hearing", "", 0)],
        Agreement.Same => [new Evidence("same occasion", report.Occasion!.Shown, 0)],
        Agreement.CarriesOn when report.Occasion is null => [new Evidence("talks to come", "", 0)],
        Agreement.CarriesOn or Agreement.Late => [new Evidence(joins ? "same occasion" : "carries on an occasion", report.Occasion!.Shown, 0)],
        Agreement.Another => [new Evidence("another occasion", report.Occasion!.Shown, 0)],
        _ => [],
    };

    private static IEnumerable<Evidence> Shared(StoryFeatures features, Report report, Story story, bool joins) => features.All
        .Where(feature => Report.Find(story.About, feature.Id) is not null)
        .Select(feature => (Feature: feature, Own: Report.Find(report.Strands, feature.Id)))
        .Where(shared => shared.Own is not null)
        .OrderByDescending(shared => shared.Own!.Value.Weight)
        .Take(Words)
        .Select(shared => new Evidence((joins ? "shares " : "only shares ") + Name(shared.Feature.Kind), shared.Feature.Shown, Math.Round(shared.Own!.Value.Weight, 3)));

    private static string Name(FeatureKind kind) => kind switch
    {
        FeatureKind.Person or FeatureKind.Place or FeatureKind.Name or FeatureKind.CoreName => "a name",
        FeatureKind.Sound => "the sound of a name",
        FeatureKind.Concept or FeatureKind.Core => "an event",
        FeatureKind.Encounter => "a meeting",
        FeatureKind.Deed => "a deed",
        FeatureKind.Number => "a number",
        _ => "a word",
    };
}
