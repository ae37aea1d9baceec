using AlertBot.Understanding.Stories.Features;

namespace AlertBot.Understanding.Stories;

/// <summary>One feature of a story: how strongly its items speak of it.</summary>
internal struct Strand
{
    public int Id;
    public float Weight;
    public FeatureKind Kind;
    public LanguageTag Language;
}

/// <summary>What a story is about: its strongest features, summed over its items. Bounded, so that a long story costs no more than a short one.</summary>
internal sealed class StoryVector
{
    private const int Most = 40;

    private Strand[] _strands = [];
    private int _items;

    public int Items => _items;

    public ReadOnlySpan<Strand> Strands => _strands;

    public void Add(ReadOnlySpan<Strand> item)
    {
        _items++;
        var all = new List<Strand>(_strands);
        foreach (var strand in item)
        {
            var at = all.FindIndex(s => s.Id == strand.Id);
            if (at < 0)
            {
                all.Add(strand);
            }
            else
            {
                all[at] = all[at] with { Weight = all[at].Weight + strand.Weight };
            }
        }

        all.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Id.CompareTo(b.Id));
        _strands = all.Count > Most ? [.. all.Take(Most)] : [.. all];
    }
}
