using System.Collections.Immutable;

namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>What a subscription lets through by words: at least one of the included ones when there are any, and none of the excluded.</summary>
public sealed class FilterSet : IEquatable<FilterSet>
{
    /// <summary>Bounds what one destination can ask of everybody's machine.</summary>
    public const int Most = 25;

    private readonly Lazy<ITextCondition[]> _include;
    private readonly Lazy<ITextCondition[]> _exclude;

    public FilterSet(ImmutableArray<TextFilter> include, ImmutableArray<TextFilter> exclude)
    {
        (Include, Exclude) = (include.IsDefault ? [] : include, exclude.IsDefault ? [] : exclude);
        (_include, _exclude) = (Ready(Include), Ready(Exclude));
    }

    public static FilterSet None { get; } = new([], []);

    public ImmutableArray<TextFilter> Include { get; }

    public ImmutableArray<TextFilter> Exclude { get; }

    public bool IsEmpty => Include.IsEmpty && Exclude.IsEmpty;

    internal IReadOnlyList<ITextCondition> Included => _include.Value;

    internal IReadOnlyList<ITextCondition> Excluded => _exclude.Value;

    public bool Pass(FilterSubject subject) =>
        (Include.IsEmpty || Array.Exists(_include.Value, c => c.Holds(subject)))
        && (Exclude.IsEmpty || !Array.Exists(_exclude.Value, c => c.Holds(subject)));

    public bool Equals(FilterSet? other) => other is not null && Include.SequenceEqual(other.Include) && Exclude.SequenceEqual(other.Exclude);

    public override bool Equals(object? obj) => Equals(obj as FilterSet);

    public override int GetHashCode() => HashCode.Combine(Include.Length, Exclude.Length, Include.FirstOrDefault(), Exclude.FirstOrDefault());

    /// <summary>Made ready at the first use, and the same filter of many subscriptions only once.</summary>
    private static Lazy<ITextCondition[]> Ready(ImmutableArray<TextFilter> filters) => new(() => [.. filters.Select(FilterCache.Ready)]);
}
