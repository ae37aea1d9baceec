using System.Collections.Immutable;

namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>
/// The conditions of many filters, each once, under a number. Which of them hold for a text is found by going through the text, not
/// through the conditions. Those that nobody uses any more are forgotten.
/// </summary>
internal sealed class ConditionIndex
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Known> _known = [];
    private readonly Numbering _numbers = new();
    private readonly PhraseConditions _phrases = new();
    private readonly PatternConditions _patterns = new();

    /// <summary>All numbers are smaller.</summary>
    public int Bound => _numbers.Bound;

    /// <summary>New ones are added: they have to be used, or they stay for ever.</summary>
    /// <returns>The numbers of the conditions, in order, each once: the same for filters that mean the same.</returns>
    public ImmutableArray<int> NumbersOf(IEnumerable<ITextCondition> conditions) => [.. conditions.Select(NumberOf).Distinct().Order()];

    public HeldConditions HoldingIn(FilterSubject subject) => new(subject, _phrases.HoldingIn(subject), _patterns.PossibleIn(subject));

    public void Use(IEnumerable<int> conditions)
    {
        foreach (var number in conditions)
        {
            _known[number].Uses++;
        }
    }

    public void Leave(IEnumerable<int> conditions)
    {
        foreach (var number in conditions)
        {
            if (--_known[number].Uses == 0)
            {
                Remove(number, _known[number].Condition);
            }
        }
    }

    private int NumberOf(ITextCondition condition)
    {
        if (_byName.TryGetValue(condition.Name, out var known))
        {
            return known;
        }

        var number = _byName[condition.Name] = _numbers.Take();
        _known[number] = new Known(condition);
        switch (condition)
        {
            case WordFilter words:
                _phrases.Add(words, number);
                break;
            case SafePattern pattern:
                _patterns.Add(pattern, number);
                break;
            default:
                throw new InvalidOperationException($"no index for {condition.GetType().Name}");
        }

        return number;
    }

    private void Remove(int number, ITextCondition condition)
    {
        _byName.Remove(condition.Name);
        _known.Remove(number);
        _numbers.GiveBack(number);
        switch (condition)
        {
            case WordFilter words:
                _phrases.Remove(words);
                break;
            case SafePattern pattern:
                _patterns.Remove(pattern, number);
                break;
        }
    }

    private sealed class Known(ITextCondition condition)
    {
        public ITextCondition Condition => condition;

        public int Uses { get; set; }
    }
}
