using AlertBot.Understanding.Stories.Features;
using AlertBot.Understanding.Stories.Occasions;
using NodaTime;

namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>A story that can still be joined: its latest reports, and what it is about on the whole. Bounded, so that a long story costs no more than a short one.</summary>
internal sealed class Story(long key, bool standsAlone)
{
    private const int Kept = 8;
    private const int Most = 64;

    private Report[] _reports = [];
    private Strand[] _about = [];

    public long Key { get; } = key;

    public bool StandsAlone { get; } = standsAlone;

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
        (_about, Norm) = Count == 1 ? (report.Strands, report.Norm) : Mean(_about, report.Strands, Count);
    }

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
    public Agreement With(Report item)
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
            if (report.Occasion is not null && With(report) is not (Agreement.None or Agreement.Same))
            {
                return false;
            }
        }

        return true;
    }

    private static (Strand[] About, Norm Norm) Mean(Strand[] about, Strand[] added, int count)
    {
        var all = new List<Strand>(about.Length + added.Length);
        var kept = (count - 1.0) / count;
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
                all.Add(added[j].With(added[j].Weight / count, added[j].InTitle));
                j++;
            }
            else
            {
                all.Add(about[i].With((about[i].Weight * kept) + (added[j].Weight / count), about[i].InTitle || added[j].InTitle));
                i++;
                j++;
            }
        }

        if (all.Count > Most)
        {
            all.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Id.CompareTo(b.Id));
            all.RemoveRange(Most, all.Count - Most);
            all.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        }

        Strand[] mean = [.. all];
        return (mean, Norm.Of(mean));
    }
}
