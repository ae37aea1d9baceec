using NodaTime;

namespace AlertBot.Understanding.Stories.Features;

/// <summary>
/// In how many recent items a feature was seen: two epochs, the older dropped as a third begins. Counted by hash in a table of fixed
/// size, so that it costs the same however long the program runs; replaying the items of two epochs rebuilds the same counts.
/// </summary>
internal sealed class FeatureCounts(StoryOptions options)
{
    public static readonly Duration Epoch = Duration.FromDays(7);

    private Table _now = new();
    private Table _before = new();
    private long _epoch = long.MinValue;
    private int _itemsNow;
    private int _itemsBefore;

    public void Add(Instant at, IReadOnlyList<StoryFeature> features)
    {
        MoveTo(EpochOf(at));
        _itemsNow++;
        for (var i = 0; i < features.Count; i++)
        {
            _now.Count(features[i].Id, 1);
        }
    }

    /// <summary>An item that was counted has other features now.</summary>
    /// <param name="at">When it was published.</param>
    public void Replace(Instant at, IEnumerable<int> old, IEnumerable<int> features)
    {
        var table = EpochOf(at) >= _epoch ? _now : EpochOf(at) == _epoch - 1 ? _before : null;
        foreach (var (feature, by) in old.Select(f => (f, -1)).Concat(features.Select(f => (f, 1))))
        {
            table?.Count(feature, by);
        }
    }

    /// <summary>How surprising a feature is, in nats: near 0 for what every item has, about 6 for what hardly any had.</summary>
    public double Information(in StoryFeature feature)
    {
        var items = _itemsNow + _itemsBefore + options.PriorItems;
        var seen = _now.Of(feature.Id) + _before.Of(feature.Id) + (Share(feature) * options.PriorItems);
        return Math.Max(0.05, Math.Log(items / seen));
    }

    /// <summary>What is believed before many items were seen.</summary>
    private static double Share(in StoryFeature feature) => feature.Kind switch
    {
        _ when feature.IsCore => 0.2,
        FeatureKind.CommonWord => 0.05,
        FeatureKind.Concept => 0.03,
        FeatureKind.Person or FeatureKind.Place or FeatureKind.Name or FeatureKind.Encounter or FeatureKind.Deed => 0.02,
        _ => 0.003,
    };

    private static long EpochOf(Instant at) => (long)((at - NodaConstants.UnixEpoch) / Epoch);

    /// <summary>A late item counts in the present epoch.</summary>
    private void MoveTo(long epoch)
    {
        if (epoch <= _epoch)
        {
            return;
        }

        var next = epoch == _epoch + 1;
        (_before, _itemsBefore) = next ? (_now, _itemsNow) : (new Table(), 0);
        _now = new Table();
        (_itemsNow, _epoch) = (0, epoch);
    }

    /// <summary>A million counters, of which only the pages that are used exist.</summary>
    private sealed class Table
    {
        private const int Pages = 1 << 10;
        private const int PageSize = 1 << 10;

        private readonly int[]?[] _pages = new int[]?[Pages];

        public int Of(int id) => _pages[Mixed(id) / PageSize] is { } page ? page[Mixed(id) % PageSize] : 0;

        public void Count(int id, int by) => (_pages[Mixed(id) / PageSize] ??= new int[PageSize])[Mixed(id) % PageSize] += by;

        private static int Mixed(int id) => (id ^ ((id >>> 20) * 0x45d9f3b)) & ((Pages * PageSize) - 1);
    }
}
