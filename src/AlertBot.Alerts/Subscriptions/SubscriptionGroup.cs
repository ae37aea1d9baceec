using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions.Filters;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>Subscriptions that ask for the same in every respect.</summary>
/// <param name="include">Numbers of conditions of which one has to hold; empty asks for none.</param>
/// <param name="exclude">Numbers of conditions of which none may hold.</param>
internal sealed class SubscriptionGroup(SubscriptionScope scope, ImmutableArray<int> include, ImmutableArray<int> exclude)
{
    public SubscriptionScope Scope => scope;

    public ImmutableArray<int> Include => include;

    public ImmutableArray<int> Exclude => exclude;

    public IEnumerable<int> Conditions => include.Concat(exclude);

    /// <summary>By their ids.</summary>
    public List<Subscription> Members { get; } = new(1);

    /// <summary>Whether this condition is the one by which it is found, where several hold: so it is found once.</summary>
    public bool IsFoundBy(int condition, HeldConditions held)
    {
        foreach (var included in include)
        {
            if (held.Holds(included))
            {
                return included == condition;
            }
        }

        return false;
    }

    public bool LeavesOut(HeldConditions held)
    {
        foreach (var excluded in exclude)
        {
            if (held.Holds(excluded))
            {
                return true;
            }
        }

        return false;
    }
}
