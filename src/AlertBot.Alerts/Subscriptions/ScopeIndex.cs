using AlertBot.Understanding.Classification;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>The scopes that anybody has, under their dossiers and categories.</summary>
internal sealed class ScopeIndex
{
    private const string AnyDossier = "";
    private const int AnyCategory = -1;

    private readonly Dictionary<Subscription, SubscriptionScope> _known = new(SameScope.Comparer);
    private readonly Dictionary<(string Dossier, int Category), List<SubscriptionScope>> _byTopic = [];
    private readonly Numbering _numbers = new();

    /// <summary>All numbers of scopes are smaller.</summary>
    public int Bound => _numbers.Bound;

    /// <summary>The one of a subscription; it is added when nobody has it yet.</summary>
    public SubscriptionScope For(Subscription subscription)
    {
        if (_known.TryGetValue(subscription, out var known))
        {
            return known;
        }

        var scope = _known[subscription] = new SubscriptionScope(_numbers.Take(), subscription);
        foreach (var topic in TopicsOf(scope))
        {
            (_byTopic.TryGetValue(topic, out var others) ? others : _byTopic[topic] = []).Add(scope);
        }

        return scope;
    }

    public void Drop(SubscriptionScope scope)
    {
        _known.Remove(scope.Example);
        foreach (var topic in TopicsOf(scope))
        {
            _byTopic[topic].Remove(scope);
            if (_byTopic[topic].Count == 0)
            {
                _byTopic.Remove(topic);
            }
        }

        _numbers.GiveBack(scope.Number);
    }

    /// <summary>Those of an alert's topic, each once. Alerts about deadlines pass whatever the category.</summary>
    public IEnumerable<SubscriptionScope> Of(Alert alert)
    {
        var categories = alert.Kind.IsOfStory() ? alert.Content.Categories.Select(c => (int)c) : Enum.GetValues<Category>().Select(c => (int)c);
        var lists = categories.Append(AnyCategory)
            .SelectMany(c => new[] { (alert.Dossier, c), (AnyDossier, c) })
            .Distinct()
            .Select(topic => _byTopic.GetValueOrDefault(topic))
            .OfType<List<SubscriptionScope>>()
            .ToList();
        return lists.Count == 1 ? lists[0] : lists.SelectMany(l => l).Distinct();
    }

    private static IEnumerable<(string Dossier, int Category)> TopicsOf(SubscriptionScope scope) =>
        from dossier in scope.Example.Dossiers.Distinct().DefaultIfEmpty(AnyDossier)
        from category in scope.Example.Categories.Select(c => (int)c).Distinct().DefaultIfEmpty(AnyCategory)
        select (dossier, category);
}
