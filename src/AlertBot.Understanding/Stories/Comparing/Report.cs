using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Stories.Features;
using AlertBot.Understanding.Stories.Occasions;

namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>An item of a story as grouping remembers it: its strands by id, and who acts in its title.</summary>
internal sealed class Report
{
    private const int Most = 24;

    private readonly Headline _headline;

    private Report(Strand[] strands, Headline headline, Script script)
    {
        (Strands, _headline, Script, Norm) = (strands, headline, script, Norm.Of(strands));
        foreach (var strand in strands)
        {
            Concepts += (byte)(strand.InTitle && strand.IsCanonical ? 1 : 0);
            HasEncounter |= strand.Kind == FeatureKind.Encounter;
            HasPlace |= strand.Kind == FeatureKind.Place && strand.InTitle;
        }
    }

    public Strand[] Strands { get; }

    public Script Script { get; }

    /// <summary>Hash of the item's id.</summary>
    public int Item { get; private init; }

    /// <summary>It is about a negotiation that is followed.</summary>
    public bool IsFollowed { get; private init; }

    public Norm Norm { get; }

    /// <summary>How many names and events of the vocabulary the title has.</summary>
    public byte Concepts { get; }

    public bool HasEncounter { get; }

    public bool HasPlace { get; }

    public int Lead => _headline.Lead;

    public int LeadSide => _headline.LeadSide;

    /// <summary>Its title tells of talks to come.</summary>
    public bool IsAhead => _headline.IsAhead;

    public bool IsTalks => _headline.IsTalks;

    /// <summary>As <see cref="Headline.Call"/> says.</summary>
    public int Call => _headline.Call;

    /// <summary>As <see cref="Headline.Hearing"/> says.</summary>
    public int Hearing => _headline.Hearing;

    /// <summary>It tells how talks went: how long, with what outcome.</summary>
    public bool IsOver { get; private init; }

    /// <summary>When it was published, in minutes since 1970.</summary>
    public int Minute { get; private init; }

    /// <summary>Groups of letters of the title; empty for what is not followed.</summary>
    public int[] Letters { get; private init; } = [];

    /// <summary>Hash of who published it; 0 when unknown.</summary>
    public int Publisher { get; private init; }

    /// <summary>The meeting or exchange that it tells of, where it was read.</summary>
    public Occasion? Occasion { get; private init; }

    /// <summary>What the title says comes before what the text adds, the surprising before the common.</summary>
    public static Report Of(StoryFeatures features, FeatureCounts counts, StoryItem item)
    {
        var strands = new Strand[features.All.Count];
        for (var i = 0; i < strands.Length; i++)
        {
            var feature = features.All[i];
            strands[i] = new Strand(feature.Id, feature.Emphasis * counts.Information(feature), feature.Kind, feature.Emphasis >= 1, feature.IsCore);
        }

        if (strands.Length > Most)
        {
            Array.Sort(strands, static (a, b) => a.InTitle != b.InTitle ? (a.InTitle ? -1 : 1) : a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Id.CompareTo(b.Id));
            strands = strands[..Most];
        }

        Array.Sort(strands, static (a, b) => a.Id.CompareTo(b.Id));
        return new Report(strands, features.Headline, features.Script)
        {
            Item = HashOf(item),
            Occasion = Occasion.Of(item),
            IsOver = !item.Mentions.IsEmpty && item.Facts.All.Any(f => f.Kind is FactKind.Duration or FactKind.Outcome),
            IsFollowed = !item.Mentions.IsEmpty,
            Letters = features.Letters,
            Minute = (int)(item.Published.ToUnixTimeSeconds() / 60),
            Publisher = string.IsNullOrEmpty(item.Text.Publisher) ? 0 : FeatureHash.Of('p', item.Text.Publisher),
        };
    }

    /// <summary>As <see cref="Item"/> has it.</summary>
    public static int HashOf(StoryItem item) => FeatureHash.Of('i', item.Id);

    /// <summary>Does the title name who acts in another report, be it by the country that it is?</summary>
    public bool KnowsLeadOf(Report other) =>
        Names(other.Lead) || (other.Call != 0 && Names(other._headline.Partner)) || (Lead == LeadSide && other.LeadSide == Lead);

    /// <summary>Does the title name this person or side, in whatever words?</summary>
    public bool Names(int id) => Array.IndexOf(_headline.Sides, id) >= 0 || (Find(Strands, id) is { } strand && strand.InTitle);

    public static Strand? Find(Strand[] strands, int id)
    {
        int low = 0, high = strands.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = strands[middle].Id;
            if (found == id)
            {
                return strands[middle];
            }

            (low, high) = found < id ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }
}
