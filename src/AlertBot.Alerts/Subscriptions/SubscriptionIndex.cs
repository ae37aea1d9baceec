using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Understanding.Classification;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>
/// Finds the subscriptions that want an alert without asking each. Those that ask for the same are one group; groups with included words lie
/// under each of them, the others under their scope, and scopes under their dossiers and categories. So what an alert costs is the conditions
/// that hold for its text, the groups under them, the scopes of its topic, and those who want it; who has nothing to do with it costs
/// nothing. The answer is that of the naive loop, in its order.
/// </summary>
public sealed class SubscriptionIndex
{
    private const string AnyDossier = "";
    private const int AnyCategory = -1;

    private readonly ImmutableArray<Subscription> _all;
    private readonly Dictionary<(string Dossier, int Category), List<SubscriptionScope>> _byTopic = [];
    private readonly ConditionIndex _conditions = new();

    /// <summary>Groups by the number of an included condition. The scope is beside them: most are passed over for it.</summary>
    private readonly List<List<(int Scope, SubscriptionGroup Group)>> _byCondition = [];
    private readonly int _scopes;

    public SubscriptionIndex(IEnumerable<Subscription> subscriptions)
    {
        _all = [.. subscriptions];
        var scopes = new Dictionary<Subscription, SubscriptionScope>(SameScope.Comparer);
        var groups = new Dictionary<GroupKey, SubscriptionGroup>();
        for (var i = 0; i < _all.Length; i++)
        {
            if (!_all[i].Destination.Wishes.Paused)
            {
                GroupOf(_all[i], scopes, groups).Members.Add(i);
            }
        }

        (_scopes, Groups) = (scopes.Count, groups.Count);
        ReminderSteps = [.. _all.SelectMany(s => s.ReminderSteps).Distinct()];
    }

    public static SubscriptionIndex Empty { get; } = new([]);

    public IReadOnlyList<Subscription> All => _all;

    /// <summary>How many of them differ in what they ask for.</summary>
    public int Groups { get; }

    /// <summary>The steps that anybody wants.</summary>
    public ImmutableArray<int> ReminderSteps { get; }

    public IReadOnlyList<Subscription> Wanting(Alert alert, FilterSubject subject)
    {
        var held = _conditions.HoldingIn(subject);
        var wanting = new List<int>();
        var wants = new bool[_scopes];
        foreach (var scope in ScopesOf(alert).Where(s => s.Wants(alert)))
        {
            wants[scope.Number] = true;
            foreach (var group in scope.Open)
            {
                Take(group, held, wanting);
            }
        }

        foreach (var condition in held.Possible)
        {
            foreach (var (scope, group) in CollectionsMarshal.AsSpan(_byCondition[condition]))
            {
                if (wants[scope] && group.IsFoundBy(condition, held))
                {
                    Take(group, held, wanting);
                }
            }
        }

        wanting.Sort();
        return wanting.ConvertAll(i => _all[i]);
    }

    private static void Take(SubscriptionGroup group, HeldConditions held, List<int> wanting)
    {
        if (!group.LeavesOut(held))
        {
            wanting.AddRange(group.Members);
        }
    }

    /// <summary>Each once. Alerts about deadlines pass whatever the category.</summary>
    private IEnumerable<SubscriptionScope> ScopesOf(Alert alert)
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

    private SubscriptionGroup GroupOf(Subscription subscription, Dictionary<Subscription, SubscriptionScope> scopes, Dictionary<GroupKey, SubscriptionGroup> groups)
    {
        var scope = scopes.TryGetValue(subscription, out var known) ? known : scopes[subscription] = NewScope(scopes.Count, subscription);
        var key = new GroupKey(scope.Number, _conditions.Add(subscription.Filters.Included), _conditions.Add(subscription.Filters.Excluded));
        if (groups.TryGetValue(key, out var group))
        {
            return group;
        }

        while (_byCondition.Count < _conditions.Count)
        {
            _byCondition.Add([]);
        }

        group = groups[key] = new SubscriptionGroup(key.Include, key.Exclude);
        if (key.Include.IsEmpty)
        {
            scope.Open.Add(group);
        }

        foreach (var condition in key.Include)
        {
            _byCondition[condition].Add((scope.Number, group));
        }

        return group;
    }

    private SubscriptionScope NewScope(int number, Subscription example)
    {
        var scope = new SubscriptionScope(number, example);
        foreach (var dossier in example.Dossiers.Distinct().DefaultIfEmpty(AnyDossier))
        {
            foreach (var category in example.Categories.Select(c => (int)c).Distinct().DefaultIfEmpty(AnyCategory))
            {
                (_byTopic.TryGetValue((dossier, category), out var known) ? known : _byTopic[(dossier, category)] = []).Add(scope);
            }
        }

        return scope;
    }

    private readonly record struct GroupKey(int Scope, ImmutableArray<int> Include, ImmutableArray<int> Exclude)
    {
        public bool Equals(GroupKey other) =>
            Scope == other.Scope && Include.AsSpan().SequenceEqual(other.Include.AsSpan()) && Exclude.AsSpan().SequenceEqual(other.Exclude.AsSpan());

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Scope);
            hash.AddBytes(MemoryMarshal.AsBytes(Include.AsSpan()));
            hash.AddBytes(MemoryMarshal.AsBytes(Exclude.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
