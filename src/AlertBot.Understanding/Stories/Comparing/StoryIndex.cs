using AlertBot.Understanding.Stories.Features;
using NodaTime;

namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>
/// Which recent stories share a feature: chains through the entries of the window, newest first. A search follows each chain a few steps,
/// and what is older than the horizon falls out, so that neither time nor memory grows with the number of stories ever seen. An entry
/// names the placement that it came with, not its story: there are millions of them, and a number is half as long as a reference.
/// </summary>
internal sealed class StoryIndex(Duration horizon)
{
    private const int Names = 8;
    private const int Words = 8;
    private const int Others = 3;
    private const int Steps = 32;

    /// <summary>Stories of a followed negotiation are few and speak of the same names, so that the right one is seldom among the first.</summary>
    private const int FollowedCandidates = 24;
    private const int Candidates = 8;

    private readonly Latest _latest = new();
    private readonly Rolling<Entry> _entries = new();
    private readonly Rolling<Placement> _placements = new();
    private long _searches;
    private Instant _now = Instant.MinValue;

    public int Entries => _entries.Count;

    /// <param name="rarest">As <see cref="Rarest"/> says.</param>
    /// <param name="dropped">Told of each story that can no longer be joined.</param>
    public void Add(Story story, Instant at, List<Strand> rarest, Action<Story> dropped)
    {
        _now = Instant.Max(_now, at);
        story.Placements++;
        var placement = _placements.Add(new Placement(story, _entries.Next, Seconds(_now)));
        foreach (var strand in rarest)
        {
            var latest = _latest.Of(strand.Id);
            if (latest < _entries.First || _placements[_entries[latest].Placement].Story != story)
            {
                _latest.Set(strand.Id, _entries.Add(new Entry(placement, latest < _entries.First ? 0 : latest)), _entries.First);
            }
        }

        Forget(dropped);
    }

    /// <summary>The stories that share most with the rarest features of an item.</summary>
    public List<Story> Find(List<Strand> rarest, bool isFollowed)
    {
        var most = isFollowed ? FollowedCandidates : Candidates;
        var search = ++_searches;
        var found = new List<Story>();
        foreach (var strand in rarest)
        {
            var at = _latest.Of(strand.Id);
            for (var step = 0; step < Steps && at >= _entries.First; step++)
            {
                var entry = _entries[at];
                var story = _placements[entry.Placement].Story;
                var known = story.Found;
                if (known.Search != search && !story.IsClosed)
                {
                    found.Add(story);
                    known = (search, 0);
                }

                story.Found = (search, known.Score + (strand.Weight * strand.Weight));
                at = entry.Previous;
            }
        }

        found.Sort(static (a, b) => a.Found.Score != b.Found.Score ? b.Found.Score.CompareTo(a.Found.Score) : b.Key.CompareTo(a.Key));
        if (found.Count > most)
        {
            found.RemoveRange(most, found.Count - most);
        }

        return found;
    }

    /// <summary>What the title says first, the rarest of it first; each kind has its places, so that rare words do not keep out the names that reports share.</summary>
    public static List<Strand> Rarest(Report report)
    {
        var strands = (Strand[])report.Strands.Clone();
        Array.Sort(strands, static (a, b) => a.InTitle != b.InTitle ? (a.InTitle ? -1 : 1) : a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Id.CompareTo(b.Id));
        Span<int> places = [Names, Words, Others];
        var rarest = new List<Strand>(Names + Words + Others);
        foreach (var strand in strands)
        {
            if (places[PlaceOf(strand.Kind)]-- > 0)
            {
                rarest.Add(strand);
            }
        }

        return rarest;
    }

    private static int PlaceOf(FeatureKind kind) => kind switch
    {
        <= FeatureKind.Core => 0,
        FeatureKind.Number or FeatureKind.Word or FeatureKind.CommonWord => 1,
        _ => 2,
    };

    private static uint Seconds(Instant at) => (uint)Math.Clamp(at.ToUnixTimeSeconds(), 0, uint.MaxValue);

    private void Forget(Action<Story> dropped)
    {
        var earliest = Seconds(_now - horizon);
        while (_placements.Count > 0 && _placements[_placements.First] is var oldest && oldest.At < earliest)
        {
            _placements.DropBefore(_placements.First + 1);
            _entries.DropBefore(_placements.Count > 0 ? _placements[_placements.First].FirstEntry : _entries.Next);
            if (--oldest.Story.Placements == 0)
            {
                dropped(oldest.Story);
            }
        }
    }

    /// <param name="Placement">The number of the placement, whose story has the feature.</param>
    /// <param name="Previous">The number of the feature's entry before this one, or 0.</param>
    private readonly record struct Entry(int Placement, int Previous);

    /// <param name="FirstEntry">The number of the first entry that came with it or after it.</param>
    /// <param name="At">The latest publication until then, in seconds since 1970.</param>
    private readonly record struct Placement(Story Story, int FirstEntry, uint At);
}
