using System.Collections.Immutable;

namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>
/// The conditions of many filters, each once, under a number. Which of them hold for a text is found by going through the text, not
/// through the conditions.
/// </summary>
internal sealed class ConditionIndex
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly PhraseConditions _phrases = new();
    private readonly PatternConditions _patterns = new();

    public int Count => _numbers.Count;

    /// <returns>The numbers of the conditions, in order, each once: the same for filters that mean the same.</returns>
    public ImmutableArray<int> Add(IEnumerable<ITextCondition> conditions) => [.. conditions.Select(Add).Distinct().Order()];

    public HeldConditions HoldingIn(FilterSubject subject) => new(subject, _phrases.HoldingIn(subject), _patterns.PossibleIn(subject));

    private int Add(ITextCondition condition)
    {
        if (_numbers.TryGetValue(condition.Name, out var known))
        {
            return known;
        }

        var number = _numbers.Count;
        _numbers.Add(condition.Name, number);
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
}
