using NodaTime;

namespace AlertBot.Understanding.Stories.Features;

/// <summary>
/// In how many recent items a feature was seen. Two epochs are kept and the older is dropped as a third begins: what is rare is
/// judged by the last one to two weeks, and replaying those rebuilds the same counts.
/// </summary>
internal sealed class FeatureCounts(StoryOptions options)
{
    public static readonly Duration Epoch = Duration.FromDays(7);

    private Dictionary<int, int> _now = [];
    private Dictionary<int, int> _before = [];
    private long _epoch = long.MinValue;
    private int _itemsNow;
    private int _itemsBefore;

    public void Add(Instant at, IReadOnlyList<StoryFeature> features)
    {
        MoveTo((long)((at - NodaConstants.UnixEpoch) / Epoch));
        _itemsNow++;
        foreach (var feature in features)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_now, feature.Id, out _)++;
        }
    }

    /// <summary>How surprising a feature is, in nats: near 0 for what every item has, about 6 for what hardly any had.</summary>
    public double Information(in StoryFeature feature)
    {
        var items = _itemsNow + _itemsBefore + options.PriorItems;
        var seen = _now.GetValueOrDefault(feature.Id) + _before.GetValueOrDefault(feature.Id) + (Share(feature.Kind) * options.PriorItems);
        return Math.Max(0.05, Math.Log(items / seen));
    }

    private double Share(FeatureKind kind) => kind switch
    {
        FeatureKind.CommonWord => options.CommonShare,
        FeatureKind.Core => options.CoreShare,
        FeatureKind.Concept => options.ConceptShare,
        FeatureKind.Name => options.NameShare,
        _ => options.OtherShare,
    };

    /// <summary>A late item counts in the present epoch.</summary>
    private void MoveTo(long epoch)
    {
        if (epoch <= _epoch)
        {
            return;
        }

        (_before, _itemsBefore) = epoch == _epoch + 1 ? (_now, _itemsNow) : ([], 0);
        (_now, _itemsNow, _epoch) = ([], 0, epoch);
    }
}
