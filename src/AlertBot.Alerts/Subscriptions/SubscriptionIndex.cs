using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AlertBot.Alerts.Subscriptions.Filters;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>
/// Finds the subscriptions that want an alert without asking each. Those that ask for the same are one group; groups with included words lie
/// under each of them, the others under their scope, and scopes under their dossiers and categories. So what an alert costs is the conditions
/// that hold for its text, the groups under them, the scopes of its topic, and those who want it; who has nothing to do with it costs
/// nothing. A private alert is asked of its own destination's orders alone. The answer is that of the naive loop, in the order of their ids. It is kept up as orders change, and a change costs about its
/// own size; it may be asked while that happens.
/// </summary>
public sealed class SubscriptionIndex
{
    private readonly Lock _gate = new();
    private readonly List<Subscription> _all = [];
    private readonly Dictionary<long, ImmutableArray<Subscription>> _byDestination = [];
    private readonly Dictionary<int, int> _reminderSteps = [];
    private readonly ScopeIndex _scopes = new();
    private readonly ConditionIndex _conditions = new();
    private readonly Dictionary<GroupKey, SubscriptionGroup> _groups = [];

    /// <summary>Groups by the number of an included condition. The scope is beside them: most are passed over for it.</summary>
    private readonly List<List<(int Scope, SubscriptionGroup Group)>> _byCondition = [];

    /// <param name="subscriptions">Their ids are unique.</param>
    public SubscriptionIndex(IEnumerable<Subscription> subscriptions)
    {
        foreach (var subscription in subscriptions.OrderBy(s => s.Id))
        {
            Add(subscription);
        }
    }

    /// <summary>All of the moment, by their ids.</summary>
    public IReadOnlyList<Subscription> All => Locked(() => _all.ToArray());

    public int Count => Locked(() => _all.Count);

    /// <summary>How many of them differ in what they ask for.</summary>
    public int Groups => Locked(() => _groups.Count);

    /// <summary>The steps that anybody wants, the longest first.</summary>
    public ImmutableArray<int> ReminderSteps => Locked(() => _reminderSteps.Keys.OrderDescending().ToImmutableArray());

    /// <summary>From now on these are the orders of a destination, instead of those that it had.</summary>
    /// <param name="orders">Empty for a destination that is gone.</param>
    public void Put(long destination, IEnumerable<Subscription> orders) => Locked(() =>
    {
        foreach (var order in _byDestination.GetValueOrDefault(destination, []))
        {
            Remove(order);
        }

        _byDestination.Remove(destination);
        foreach (var order in orders)
        {
            Add(order);
        }

        return true;
    });

    /// <summary>The orders of one destination, by their ids.</summary>
    public ImmutableArray<Subscription> Of(long destination) => Locked(() => _byDestination.GetValueOrDefault(destination, []));

    public IReadOnlyList<Subscription> Wanting(Alert alert, FilterSubject subject) => alert.Audience is { } only
        ? [.. Of(only).Where(s => s.Wants(alert, subject)).OrderBy(s => s.Id)]
        : WantingPublic(alert, subject);

    private Subscription[] WantingPublic(Alert alert, FilterSubject subject) => Locked(() =>
    {
        var held = _conditions.HoldingIn(subject);
        var wanting = new List<Subscription>();
        var wants = new bool[_scopes.Bound];
        foreach (var scope in _scopes.Of(alert).Where(s => s.Wants(alert)))
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

        return InOrder(wanting);
    });

    private static void Take(SubscriptionGroup group, HeldConditions held, List<Subscription> wanting)
    {
        if (!group.LeavesOut(held))
        {
            wanting.AddRange(group.Members);
        }
    }

    private static Subscription[] InOrder(List<Subscription> wanting)
    {
        Subscription[] sorted = [.. wanting];
        Array.Sort(Array.ConvertAll(sorted, s => s.Id), sorted);
        return sorted;
    }

    private void Add(Subscription subscription)
    {
        ById.Add(_all, subscription);
        _byDestination[subscription.Destination.Id] = _byDestination.GetValueOrDefault(subscription.Destination.Id, []).Add(subscription);
        foreach (var step in subscription.ReminderSteps)
        {
            _reminderSteps[step] = _reminderSteps.GetValueOrDefault(step) + 1;
        }

        if (!subscription.Destination.Wishes.Paused)
        {
            ById.Add(GroupFor(subscription).Members, subscription);
        }
    }

    private void Remove(Subscription subscription)
    {
        ById.Remove(_all, subscription);
        foreach (var step in subscription.ReminderSteps)
        {
            if (--_reminderSteps[step] == 0)
            {
                _reminderSteps.Remove(step);
            }
        }

        if (!subscription.Destination.Wishes.Paused)
        {
            var group = _groups[KeyOf(subscription, _scopes.For(subscription))];
            ById.Remove(group.Members, subscription);
            if (group.Members.Count == 0)
            {
                Drop(group);
            }
        }
    }

    private SubscriptionGroup GroupFor(Subscription subscription)
    {
        var scope = _scopes.For(subscription);
        var key = KeyOf(subscription, scope);
        if (_groups.TryGetValue(key, out var group))
        {
            return group;
        }

        group = _groups[key] = new SubscriptionGroup(scope, key.Include, key.Exclude);
        scope.Groups++;
        if (key.Include.IsEmpty)
        {
            scope.Open.Add(group);
        }

        _conditions.Use(group.Conditions);
        while (_byCondition.Count < _conditions.Bound)
        {
            _byCondition.Add([]);
        }

        foreach (var condition in key.Include)
        {
            _byCondition[condition].Add((scope.Number, group));
        }

        return group;
    }

    private void Drop(SubscriptionGroup group)
    {
        _groups.Remove(new GroupKey(group.Scope.Number, group.Include, group.Exclude));
        foreach (var condition in group.Include)
        {
            _byCondition[condition].Remove((group.Scope.Number, group));
        }

        _conditions.Leave(group.Conditions);
        if (group.Include.IsEmpty)
        {
            group.Scope.Open.Remove(group);
        }

        if (--group.Scope.Groups == 0)
        {
            _scopes.Drop(group.Scope);
        }
    }

    private GroupKey KeyOf(Subscription subscription, SubscriptionScope scope) =>
        new(scope.Number, _conditions.NumbersOf(subscription.Filters.Included), _conditions.NumbersOf(subscription.Filters.Excluded));

    private T Locked<T>(Func<T> work)
    {
        lock (_gate)
        {
            return work();
        }
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
