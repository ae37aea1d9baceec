using AlertBot.Understanding.Stories.Features;
using AlertBot.Understanding.Stories.Occasions;
using NodaTime;

namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>A story that can still be joined: its latest reports, and what it is about on the whole. Bounded, so that a long story costs no more than a short one.</summary>
internal sealed class Story(long key)
{
    private const int Kept = 8;
    private const int Most = 64;

    private Report[] _reports = [];
    private Strand[] _about = [];

    public long Key { get; } = key;

    /// <summary>Nothing can join it.</summary>
    public bool IsClosed { get; private set; }

    public int Count { get; private set; }

    public Instant First { get; private set; } = Instant.MaxValue;

    public Instant Last { get; private set; } = Instant.MinValue;

    public ReadOnlySpan<Report> Reports => _reports;

    /// <summary>Mean weights over all reports, by id.</summary>
    public Strand[] About => _about;

    public Norm Norm { get; private set; }

    /// <summary>How many of its placements are still within the window: with the last one the story leaves.</summary>
    public int Placements { get; set; }

    /// <summary>Scratch of a search.</summary>
    public (long Search, float Score) Found { get; set; }

    public void Add(Instant from, Instant until, Report report)
    {
        First = Instant.Min(First, from);
        Last = Instant.Max(Last, until);
        Count++;
        _reports = _reports.Length < Kept ? [.. _reports, report] : [.. _reports[1..], report];
        _about = Count == 1 ? report.Strands : Mean(_about, (Count - 1.0) / Count, report.Strands, Count);
        Norm = Norm.Of(_about);
    }

    /// <summary>As if nothing had been reported yet.</summary>
    public void Clear()
    {
        (First, Last, Count) = (Instant.MaxValue, Instant.MinValue, 0);
        (_reports, _about) = ([], []);
    }

    /// <summary>The report of an item, as long as it is one of the latest.</summary>
    public Report? Of(int item) => Array.Find(_reports, report => report.Item == item);

    /// <summary>An item reads otherwise now: what its old words gave to the story goes with them.</summary>
    /// <param name="old">One of <see cref="Reports"/>.</param>
    public void Replace(Report old, Instant from, Instant until, Report report)
    {
        First = Instant.Min(First, from);
        Last = Instant.Max(Last, until);
        _reports = [.. _reports.Select(r => r == old ? report : r)];
        if (Count > _reports.Length)
        {
            // Of older reports only the mean is left: the old words are taken out of it, and the new ones put in.
            _about = Mean(Mean(_about, 1, old.Strands, -Count), 1, report.Strands, Count);
        }
        else
        {
            _about = _reports[0].Strands;
            for (var i = 1; i < _reports.Length; i++)
            {
                _about = Mean(_about, i / (i + 1.0), _reports[i].Strands, i + 1);
            }
        }

        Norm = Norm.Of(_about);
    }

    /// <summary>Its items turned out to be about many events at once.</summary>
    public void Close() => IsClosed = true;

    /// <summary>How long before or after the story's items another lies; zero within them.</summary>
    public Duration Gap(Instant from, Instant until) => from > Last ? from - Last : until < First ? First - until : Duration.Zero;

    /// <summary>How many of its latest reports were published after a minute, as <see cref="Report.Minute"/> counts.</summary>
    public int Since(int minute)
    {
        var count = 0;
        foreach (var report in _reports)
        {
            count += report.Minute > minute ? 1 : 0;
        }

        return count;
    }

    /// <summary>A report of followed talks told how they went.</summary>
    private bool IsOver => Array.Exists(_reports, static r => r.IsOver);

    public bool Speaks(Script script)
    {
        foreach (var report in _reports)
        {
            if (report.Script == script)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One report that tells of the same occasion is enough. Talks to come are not those that the story tells the end of.</summary>
    /// <param name="gap">How much time lies between the two.</param>
    public Agreement With(Report item, Duration gap, StoryOptions options)
    {
        var agreement = OccasionsWith(item);
        if (agreement == Agreement.Same)
        {
            return gap > options.OccasionWindow ? Agreement.Late : agreement;
        }

        return agreement == Agreement.None && IsKnownBy(item, gap, options) ? Agreement.Same : agreement;
    }

    /// <summary>A call or a hearing is told by who took part.</summary>
    private bool IsKnownBy(Report item, Duration gap, StoryOptions options) =>
        (item.Call != 0 && gap <= options.CallWindow && Array.Exists(_reports, r => r.Call == item.Call))
        || (item.Hearing != 0 && gap <= options.OccasionWindow && Array.Exists(_reports, r => r.Hearing == item.Hearing));

    private Agreement OccasionsWith(Report item)
    {
        var occasion = item.Occasion;
        var agreement = item.IsAhead && occasion is not { IsOver: true } && IsOver ? Agreement.CarriesOn : Agreement.None;
        foreach (var report in _reports)
        {
            var with = occasion is not null && report.Occasion is { } its ? SameOccasion.Of(occasion, its) : Agreement.None;
            if (with == Agreement.Same)
            {
                return with;
            }

            agreement = with == Agreement.None ? agreement : with;
        }

        return agreement;
    }

    /// <summary>Nothing that the two tell of occasions speaks against their being one.</summary>
    public bool IsOneWith(Story other)
    {
        foreach (var report in other._reports)
        {
            if (report.Occasion is not null && OccasionsWith(report) is not (Agreement.None or Agreement.Same))
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="kept">What the weights so far count for from now on.</param>
    /// <param name="parts">What the added weights are divided by; negative to take them out.</param>
    private static Strand[] Mean(Strand[] about, double kept, Strand[] added, double parts)
    {
        var all = new List<Strand>(about.Length + added.Length);
        int i = 0, j = 0;
        while (i < about.Length || j < added.Length)
        {
            if (j == added.Length || (i < about.Length && about[i].Id < added[j].Id))
            {
                all.Add(about[i].With(about[i].Weight * kept, about[i].InTitle));
                i++;
            }
            else if (i == about.Length || added[j].Id < about[i].Id)
            {
                all.Add(added[j].With(added[j].Weight / parts, added[j].InTitle));
                j++;
            }
            else
            {
                all.Add(about[i].With((about[i].Weight * kept) + (added[j].Weight / parts), about[i].InTitle || added[j].InTitle));
                i++;
                j++;
            }
        }

        if (parts < 0)
        {
            all.RemoveAll(static strand => strand.Weight <= 0);
        }

        if (all.Count > Most)
        {
            all.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Id.CompareTo(b.Id));
            all.RemoveRange(Most, all.Count - Most);
            all.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        }

        return [.. all];
    }
}
