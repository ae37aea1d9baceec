namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>Which conditions hold for one text. Patterns cost most: one is matched once, and only when somebody's answer depends on it.</summary>
/// <param name="phrases">Conditions that hold.</param>
/// <param name="patterns">Patterns that may hold, by their conditions.</param>
internal sealed class HeldConditions(FilterSubject subject, HashSet<int> phrases, Dictionary<int, SafePattern> patterns)
{
    private readonly Dictionary<int, bool> _matched = [];

    /// <summary>All others do not hold.</summary>
    public IEnumerable<int> Possible => phrases.Concat(patterns.Keys);

    public bool Holds(int condition) => phrases.Contains(condition) || (patterns.TryGetValue(condition, out var pattern) && Matches(condition, pattern));

    private bool Matches(int condition, SafePattern pattern) =>
        _matched.TryGetValue(condition, out var known) ? known : _matched[condition] = pattern.Holds(subject);
}
