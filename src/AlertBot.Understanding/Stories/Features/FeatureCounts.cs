using NodaTime;

namespace AlertBot.Understanding.Stories.Features;

/// <summary>
/// In how many recent items a feature was seen: two epochs, the older dropped as a third begins. Counted by hash in a table of fixed
/// size, so that it costs the same however long the program runs; replaying the items of two epochs rebuilds the same counts.
/// </summary>
internal sealed class FeatureCounts(StoryOptions options)
{
    public static readonly Duration Epoch = Duration.FromDays(7);

    /// <summary>
    /// Of how many items it is known what they counted for, at least; of twice as many at most. In quiet weeks that is every item of both
    /// epochs. In a flood it is those of some hours, when nearly all edits come, and the memory stays within 20 MB.
    /// </summary>
    private const int Remembered = 50_000;

    private Dictionary<int, Counted> _latest = [];
    private Dictionary<int, Counted> _earlier = [];
    private Table _now = new();
    private Table _before = new();
    private long _epoch = long.MinValue;
    private int _itemsNow;
    private int _itemsBefore;

    /// <param name="at">When it was published.</param>
    /// <param name="item">Hash of its id: what it counted for can be taken back.</param>
    public void Add(Instant at, int item, IReadOnlyList<StoryFeature> features)
    {
        MoveTo(EpochOf(at));
        _itemsNow++;
        Count(item, _epoch, features);
    }

    /// <summary>An item reads otherwise now. Nothing, once the epoch in which it was counted was dropped, or too many came after it.</summary>
    /// <param name="item">As it was added.</param>
    public void Replace(int item, IReadOnlyList<StoryFeature> features)
    {
        if (!_latest.Remove(item, out var old) && !_earlier.Remove(item, out old))
        {
            return;
        }

        if (TableOf(old.Epoch) is { } table)
        {
            Array.ForEach(old.Features, feature => table.Count(feature, -1));
            Count(item, old.Epoch, features);
        }
    }

    /// <summary>How surprising a feature is, in nats: near 0 for what every item has, about 6 for what hardly any had.</summary>
    public double Information(in StoryFeature feature)
    {
        var items = _itemsNow + _itemsBefore + options.PriorItems;
        var seen = _now.Of(feature.Id) + _before.Of(feature.Id) + (Share(feature) * options.PriorItems);
        return Math.Max(0.05, Math.Log(items / seen));
    }

    private Table? TableOf(long epoch) => epoch == _epoch ? _now : epoch == _epoch - 1 ? _before : null;

    private void Count(int item, long epoch, IReadOnlyList<StoryFeature> features)
    {
        var (table, counted) = (TableOf(epoch)!, new int[features.Count]);
        for (var i = 0; i < counted.Length; i++)
        {
            counted[i] = features[i].Id;
            table.Count(counted[i], 1);
        }

        if (_latest.Count >= Remembered)
        {
            (_earlier, _latest) = (_latest, []);
        }

        _latest[item] = new Counted(epoch, counted);
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

    private readonly record struct Counted(long Epoch, int[] Features);

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
