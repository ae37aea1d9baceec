using System.Collections.Immutable;
using AlertBot.Understanding.Stories.Comparing;
using AlertBot.Understanding.Stories.Features;
using AlertBot.Understanding.Stories.Occasions;
using NodaTime;

namespace AlertBot.Understanding.Stories;

/// <summary>
/// Groups items into stories online: each item joins the story whose event it most likely reports, or starts one, by what came before
/// it alone. Deterministic; not safe for several threads at once. After a restart, <see cref="Restore"/> the stored items in the order
/// in which they were placed.
/// </summary>
public sealed class StoryGrouper
{
    private readonly StoryOptions _options;
    private readonly StoryWeights _weights;
    private readonly Func<StoryItem, StoryFeatures> _read;
    private readonly bool _explains;
    private readonly FeatureCounts _counts;
    private readonly StoryIndex _index;
    private readonly Dictionary<long, Story> _stories = [];

    public StoryGrouper(StoryOptions options)
        : this(options, StoryWeights.Embedded)
    {
    }

    public StoryGrouper()
        : this(StoryOptions.Default)
    {
    }

    /// <param name="read">For a search of weights, which groups the same items again and again and asks for no reasons.</param>
    internal StoryGrouper(StoryOptions options, StoryWeights weights, Func<StoryItem, StoryFeatures>? read = null)
    {
        (_options, _weights, _read, _explains) = (options, weights, read ?? new FeatureReader(options).Read, read is null);
        _counts = new FeatureCounts(options);
        _index = new StoryIndex(options.Horizon);
    }

    /// <summary>Stories that can still be joined.</summary>
    public int Open => _stories.Count;

    /// <param name="newStory">Asked for a key only when the item starts a story.</param>
    public StoryPlacement Place(StoryItem item, Func<long> newStory)
    {
        var features = _read(item);
        var report = Report.Of(features, _counts, item);
        var rarest = StoryIndex.Rarest(report);
        var nearest = features.StandsAlone is null ? Nearest(item, report, rarest, null) : default;
        var joins = nearest.Story is not null && Joins(nearest);
        ImmutableArray<Evidence> why = _explains ? StoryReasons.Of(features, report, nearest, joins, _weights) : [];
        var story = joins ? nearest.Story! : new Story(newStory());
        long? followUp = !joins && nearest.Story is not null && CarriesOn(nearest) ? nearest.Story.Key : null;
        var other = joins ? OneWith(nearest, report, rarest, item) : null;
        why = other is null ? why : why.Add(new Evidence("one story with", report.Occasion?.Shown ?? "", 0));
        _counts.Add(item.Published, report.Item, features.All);
        if (features.StandsAlone is null)
        {
            Remember(item, report, rarest, story);
        }

        return new StoryPlacement(story.Key, !joins, nearest.Story is null ? 0 : Probability(nearest.LogOdds), why, followUp, other?.Key);
    }

    /// <summary>Puts a stored item back where it was placed, without deciding again.</summary>
    public void Restore(StoryItem item, long story)
    {
        var features = _read(item);
        var report = Report.Of(features, _counts, item);
        _counts.Add(item.Published, report.Item, features.All);
        PutBack(item, features, report, story);
    }

    /// <summary>
    /// An item that was placed was edited: its story stays, but what its old words gave to it is let go of, so that a running process
    /// remembers what a restarted one would.
    /// </summary>
    /// <param name="item">One that <see cref="Remembers"/> is true of.</param>
    public void Revise(StoryItem item, long story)
    {
        var features = Recount(item);
        var report = Report.Of(features, _counts, item);
        if (!_stories.TryGetValue(story, out var known))
        {
            // It stood alone until now, or nothing could join its story any more.
            PutBack(item, features, report, story);
        }
        else if (features.StandsAlone is not null)
        {
            Close(known);
        }
        else
        {
            known.Replace(known.Of(report.Item)!, item.Published, Until(item), report);
            _index.Add(known, item.Published, StoryIndex.Rarest(report), Drop);
        }
    }

    /// <summary>
    /// False for an item of an open story that many others came after, and for one that turned into a digest beside others: only the mean
    /// holds its old words, so that no <see cref="Revise"/> finds them.
    /// </summary>
    public bool Remembers(StoryItem item, long story) => !_stories.TryGetValue(story, out var known)
        || (known.Of(Report.HashOf(item)) is not null && (known.Count == 1 || StandsAlone.Reason(item.Text.Title) is null));

    /// <summary>As <see cref="Revise"/>, for an item that is not remembered: the story is put together again from its items.</summary>
    /// <param name="all">The story's items as they read now, in the order in which they were placed.</param>
    public void Rebuild(StoryItem item, long story, IEnumerable<StoryItem> all)
    {
        var known = _stories[story];
        var latest = known.Reports.ToArray();
        known.Clear();
        Recount(item);
        foreach (var one in all.Where(i => StandsAlone.Reason(i.Text.Title) is null))
        {
            // How telling a word was is known of the latest as they came; of the others as it is now.
            var report = Array.Find(latest, r => r.Item == Report.HashOf(one)) ?? Report.Of(_read(one), _counts, one);
            known.Add(one.Published, Until(one), report);
            if (one.Id == item.Id)
            {
                _index.Add(known, one.Published, StoryIndex.Rarest(report), Drop);
            }
        }

        if (known.Count == 0)
        {
            Close(known);
        }
    }

    /// <summary>What an item says now takes the place of what it said in the count of words.</summary>
    private StoryFeatures Recount(StoryItem item)
    {
        var features = _read(item);
        _counts.Replace(Report.HashOf(item), features.All);
        return features;
    }

    private void PutBack(StoryItem item, StoryFeatures features, Report report, long story)
    {
        if (features.StandsAlone is null)
        {
            Remember(item, report, StoryIndex.Rarest(report), _stories.GetValueOrDefault(story) ?? new Story(story));
        }
    }

    /// <summary>No item is left of it that others could join.</summary>
    private void Close(Story story)
    {
        story.Close();
        Drop(story);
    }

    private void Drop(Story story)
    {
        if (_stories.GetValueOrDefault(story.Key) == story)
        {
            _stories.Remove(story.Key);
        }
    }

    /// <summary>Does an item, as it reads now, tell of another occasion than the other items of its story, and of the same as none?</summary>
    public static bool Contradicts(StoryItem item, IEnumerable<StoryItem> others)
    {
        if (Occasion.Of(item) is not { } occasion)
        {
            return false;
        }

        var agreements = others.Select(Occasion.Of).OfType<Occasion>().Select(other => SameOccasion.Of(occasion, other)).ToList();
        return agreements.Contains(Agreement.Another) && !agreements.Exists(a => a is Agreement.Same or Agreement.CarriesOn);
    }

    /// <summary>
    /// Another open story that the item shows to be the one that it joins. Facts must say so of both, its words be like both, and nothing
    /// in the two stories speak against it: a double is a smaller evil than two events in one message.
    /// </summary>
    private Story? OneWith(in Candidate nearest, Report report, List<Strand> rarest, StoryItem item)
    {
        if (nearest.Agreement != Agreement.Same)
        {
            return null;
        }

        Span<double> signs = stackalloc double[Comparison.Signs];
        foreach (var story in _index.Find(rarest, report.IsFollowed))
        {
            if (story != nearest.Story
                && story.With(report, story.Gap(item.Published, Until(item)), _options) == Agreement.Same
                && story.IsOneWith(nearest.Story!)
                && Comparison.Measure(report, item.Published, Until(item), story, signs)
                && _weights.LogOdds(signs) >= _weights.JoinFrom)
            {
                return story;
            }
        }

        return null;
    }

    /// <summary>For fitting: what is measured of an item and each story that comes into question, before the item is placed.</summary>
    internal List<(long Story, double[] Signs)> Measure(StoryItem item)
    {
        var features = _read(item);
        var measured = new List<(long, double[])>();
        if (features.StandsAlone is null)
        {
            var report = Report.Of(features, _counts, item);
            Nearest(item, report, StoryIndex.Rarest(report), measured);
        }

        return measured;
    }

    private Candidate Nearest(StoryItem item, Report report, List<Strand> rarest, List<(long Story, double[] Signs)>? measured)
    {
        Candidate best = default;
        Span<double> signs = stackalloc double[Comparison.Signs];
        foreach (var story in _index.Find(rarest, report.IsFollowed))
        {
            var gap = story.Gap(item.Published, Until(item));
            if (gap > _options.Horizon || !Comparison.Measure(report, item.Published, Until(item), story, signs))
            {
                continue;
            }

            var logOdds = _weights.LogOdds(signs);
            measured?.Add((story.Key, signs.ToArray()));
            var candidate = new Candidate(story, logOdds, [], story.With(report, gap, _options));
            if (best.Story is null || IsNearer(candidate, best))
            {
                best = candidate with { Signs = signs.ToArray() };
            }
        }

        return best;
    }

    private bool Joins(in Candidate nearest) => nearest.Agreement switch
    {
        Agreement.Same => true,
        Agreement.None or Agreement.Late => nearest.LogOdds >= _weights.JoinFrom,
        _ => false,
    };

    private bool CarriesOn(in Candidate nearest) => nearest.Agreement is Agreement.CarriesOn or Agreement.Late || nearest.LogOdds >= _weights.FollowUpFrom;

    /// <summary>A story of the same occasion comes before any that is merely alike; one that it carries on comes before what it cannot join.</summary>
    private bool IsNearer(in Candidate candidate, in Candidate best)
    {
        int own = Rank(candidate), its = Rank(best);
        return own != its ? own > its : candidate.LogOdds > best.LogOdds;
    }

    private int Rank(in Candidate candidate) => candidate.Agreement switch
    {
        Agreement.Same => 3,
        Agreement.None or Agreement.Late when candidate.LogOdds >= _weights.JoinFrom => 2,
        Agreement.CarriesOn or Agreement.Late => 1,
        _ => 0,
    };

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>A bare date may mean any moment of its day.</summary>
    private static Instant Until(StoryItem item) => item.Text.Published.Moment is null ? item.Published + Duration.FromDays(1) : item.Published;

    private void Remember(StoryItem item, Report report, List<Strand> rarest, Story story)
    {
        _stories.TryAdd(story.Key, story);
        story.Add(item.Published, Until(item), report);
        _index.Add(story, item.Published, rarest, Drop);
    }
}

/// <summary>The story that an item most likely belongs to.</summary>
internal readonly record struct Candidate(Story? Story, double LogOdds, double[] Signs, Agreement Agreement);
