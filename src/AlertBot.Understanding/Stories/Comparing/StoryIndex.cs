using AlertBot.Understanding.Stories.Features;
using NodaTime;

namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>
/// Which recent stories share a feature: chains through one ring of entries, newest first. A search follows each chain a few steps, and
/// what is older than the horizon falls out of the ring, so that neither time nor memory grows with the number of stories ever seen.
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

    private readonly Dictionary<int, int> _heads = [];
    private readonly Queue<(Story Story, int First, Instant At)> _window = new();
    private Entry[] _ring = new Entry[1 << 10];
    private int _next = 1;
    private int _oldest = 1;
    private int _sweepAt = 1 << 16;
    private long _searches;
    private Instant _now = Instant.MinValue;

    public int Entries => _next - _oldest;

    /// <param name="rarest">As <see cref="Rarest"/> says.</param>
    /// <param name="dropped">Told of each story that can no longer be joined.</param>
    public void Add(Story story, Instant at, List<Strand> rarest, Action<Story> dropped)
    {
        _now = Instant.Max(_now, at);
        story.Placements++;
        _window.Enqueue((story, _next, _now));
        foreach (var strand in rarest)
        {
            var head = _heads.GetValueOrDefault(strand.Id);
            if (head < _oldest || !ReferenceEquals(Of(head).Story, story))
            {
                Append(strand.Id, new Entry(story, head < _oldest ? 0 : head));
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
            var at = _heads.GetValueOrDefault(strand.Id);
            for (var step = 0; step < Steps && at >= _oldest; step++)
            {
                var entry = Of(at);
                var known = entry.Story.Found;
                if (known.Search != search)
                {
                    found.Add(entry.Story);
                    known = (search, 0);
                }

                entry.Story.Found = (search, known.Score + (strand.Weight * strand.Weight));
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

    private ref Entry Of(int number) => ref _ring[number & (_ring.Length - 1)];

    private void Append(int feature, Entry entry)
    {
        if (_next - _oldest >= _ring.Length - 1)
        {
            var larger = new Entry[_ring.Length * 2];
            for (var number = _oldest; number < _next; number++)
            {
                larger[number & (larger.Length - 1)] = Of(number);
            }

            _ring = larger;
        }

        Of(_next) = entry;
        _heads[feature] = _next++;
    }

    private void Forget(Action<Story> dropped)
    {
        while (_window.TryPeek(out var oldest) && oldest.At < _now - horizon)
        {
            _window.Dequeue();
            var next = _window.TryPeek(out var following) ? following.First : _next;
            for (; _oldest < next; _oldest++)
            {
                Of(_oldest) = default;
            }

            if (--oldest.Story.Placements == 0)
            {
                dropped(oldest.Story);
            }
        }

        if (_next >= _sweepAt)
        {
            _sweepAt = _next + Math.Max(1 << 16, (_next - _oldest) / 2);
            foreach (var feature in _heads.Where(h => h.Value < _oldest).Select(h => h.Key).ToList())
            {
                _heads.Remove(feature);
            }
        }
    }

    private readonly record struct Entry(Story Story, int Previous);
}
