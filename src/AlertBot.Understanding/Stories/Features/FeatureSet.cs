namespace AlertBot.Understanding.Stories.Features;

/// <summary>Each feature once, with the strongest emphasis it was seen with.</summary>
internal sealed class FeatureSet
{
    private readonly Dictionary<int, int> _places = [];
    private readonly List<StoryFeature> _all = [];

    public IReadOnlyList<StoryFeature> All => _all;

    public void Add(char prefix, string text, FeatureKind kind, string shown, float emphasis)
    {
        var id = FeatureHash.Of(prefix, text);
        if (!_places.TryGetValue(id, out var place))
        {
            _places.Add(id, _all.Count);
            _all.Add(new StoryFeature(id, kind, shown, emphasis));
        }
        else if (_all[place].Emphasis < emphasis)
        {
            _all[place] = _all[place] with { Emphasis = emphasis };
        }
    }
}
