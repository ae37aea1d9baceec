using System.Collections.Immutable;
using AlertBot.Understanding.Stories.Features;
using NodaTime;

namespace AlertBot.Understanding.Stories;

/// <summary>
/// Groups items into stories online: each item joins the story it is most like, or starts one, by what came before it alone.
/// Deterministic; not safe for several threads at once. After a restart, <see cref="Restore"/> the stored items in the order in which they were placed.
/// </summary>
public sealed class StoryGrouper(StoryOptions options)
{
    private readonly FeatureReader _reader = new(options);
    private readonly FeatureCounts _counts = new(options);
    private readonly StoryIndex _index = new();
    private readonly Dictionary<long, Story> _stories = [];

    public StoryGrouper()
        : this(StoryOptions.Default)
    {
    }

    /// <param name="newStory">Asked for a key only when the item starts a story.</param>
    public StoryPlacement Place(StoryItem item, Func<long> newStory)
    {
        var features = _reader.Read(item);
        var strands = Weigh(features);
        var (nearest, score) = features.StandsAlone is null ? Nearest(item, features, strands) : (null, 0);
        var joins = nearest is not null && score >= options.JoinFrom;
        var why = Explain(features, strands, nearest, joins);
        var story = joins ? nearest! : new Story(newStory(), features.StandsAlone is not null);
        Remember(item, features, strands, story);
        long? followUp = !joins && score >= options.FollowUpFrom ? nearest?.Key : null;
        return new StoryPlacement(story.Key, !joins, score, why, followUp);
    }

    /// <summary>Puts a stored item back where it was placed, without deciding again.</summary>
    public void Restore(StoryItem item, long story)
    {
        var features = _reader.Read(item);
        Remember(item, features, Weigh(features), _stories.GetValueOrDefault(story) ?? new Story(story, features.StandsAlone is not null));
    }

    private Strand[] Weigh(StoryFeatures features)
    {
        var strands = new Strand[features.All.Count];
        for (var i = 0; i < strands.Length; i++)
        {
            var feature = features.All[i];
            strands[i] = new Strand
            {
                Id = feature.Id,
                Kind = feature.Kind,
                Language = features.Language,
                Weight = (float)(feature.Emphasis * KindWeight(feature.Kind) * _counts.Information(feature)),
            };
        }

        return strands;
    }

    private double KindWeight(FeatureKind kind) => kind switch
    {
        FeatureKind.Name => options.NameWeight,
        FeatureKind.Concept or FeatureKind.Core => options.ConceptWeight,
        FeatureKind.Number => options.NumberWeight,
        FeatureKind.Sound => options.CrossWeight,
        _ => 1,
    };

    private (Story? Story, double Score) Nearest(StoryItem item, StoryFeatures features, Strand[] strands)
    {
        Story? best = null;
        var highest = 0.0;
        foreach (var story in _index.Find(strands))
        {
            if (story.StandsAlone)
            {
                continue;
            }

            var score = Likeness.Of(strands, features.Language, story.Vector, options.InformationScale) * Warmth(story.Gap(item.Published, Until(item)));
            if (score > highest)
            {
                (best, highest) = (story, score);
            }
        }

        return (best, highest);
    }

    private double Warmth(Duration gap) => gap > options.Horizon ? 0 : Math.Pow(0.5, gap / options.HalfLife);

    /// <summary>A bare date may mean any moment of its day.</summary>
    private static Instant Until(StoryItem item) => item.Text.Published.Moment is null ? item.Published + Duration.FromDays(1) : item.Published;

    private void Remember(StoryItem item, StoryFeatures features, Strand[] strands, Story story)
    {
        _counts.Add(item.Published, features.All);
        _stories.TryAdd(story.Key, story);
        story.Add(item.Published, Until(item), strands);
        if (!story.StandsAlone)
        {
            _index.Add(story, strands);
        }
    }

    private static ImmutableArray<Evidence> Explain(StoryFeatures features, Strand[] strands, Story? nearest, bool joins)
    {
        if (features.StandsAlone is { } reason)
        {
            return [new Evidence("stands alone", reason, 0)];
        }

        if (nearest is null)
        {
            return [new Evidence("nothing alike", "", 0)];
        }

        var same = Likeness.Speaks(nearest.Vector.Strands, features.Language);
        return
        [
            .. features.All.Zip(strands)
                .Where(f => Likeness.Compares(f.Second, features.Language, same) && Likeness.WeightOf(nearest.Vector.Strands, f.Second.Id) > 0)
                .OrderByDescending(f => f.Second.Weight)
                .Take(6)
                .Select(f => new Evidence((joins ? "shares " : "only shares ") + Name(f.First.Kind), f.First.Shown, Math.Round(f.Second.Weight, 3))),
        ];
    }

    private static string Name(FeatureKind kind) => kind switch
    {
        FeatureKind.Name => "a name",
        FeatureKind.Sound => "the sound of a name",
        FeatureKind.Concept or FeatureKind.Core => "an event",
        FeatureKind.Number => "a number",
        _ => "a word",
    };
}
