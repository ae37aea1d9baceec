namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>Patterns under a few of the letters that their matches have: a pattern is given only texts that have them.</summary>
internal sealed class PatternConditions
{
    /// <summary>Longer ones would single out no more.</summary>
    private const int LongestKey = 6;

    private readonly Dictionary<string, List<(SafePattern Pattern, int Condition)>> _byLetters = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _lengths = [];
    private readonly List<(SafePattern Pattern, int Condition)> _alwaysAsked = [];

    public void Add(SafePattern pattern, int condition)
    {
        if (pattern.Letters.Length == 0)
        {
            _alwaysAsked.Add((pattern, condition));
        }

        foreach (var letters in pattern.Letters.FirstOrDefault([]))
        {
            ListFor(letters).Add((pattern, condition));
        }
    }

    public void Remove(SafePattern pattern, int condition)
    {
        if (pattern.Letters.Length == 0)
        {
            _alwaysAsked.RemoveAll(p => p.Condition == condition);
        }

        foreach (var key in pattern.Letters.FirstOrDefault([]).SelectMany(KeysOf))
        {
            // It lies under some of them only.
            if (_byLetters.TryGetValue(key, out var list) && list.RemoveAll(p => p.Condition == condition) > 0 && list.Count == 0)
            {
                _byLetters.Remove(key);
            }
        }
    }

    /// <returns>Those that the text has the letters for, by their conditions.</returns>
    public Dictionary<int, SafePattern> PossibleIn(FilterSubject subject)
    {
        var possible = new Dictionary<int, SafePattern>();
        Add(_alwaysAsked, subject, possible);
        var asked = new HashSet<List<(SafePattern, int)>>();
        var lists = _byLetters.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _lengths)
        {
            for (var i = 0; i + length <= subject.Folded.Length; i++)
            {
                if (lists.TryGetValue(subject.Folded.AsSpan(i, length), out var list) && asked.Add(list))
                {
                    Add(list, subject, possible);
                }
            }
        }

        return possible;
    }

    private static void Add(List<(SafePattern Pattern, int Condition)> list, FilterSubject subject, Dictionary<int, SafePattern> possible)
    {
        foreach (var (pattern, condition) in list)
        {
            if (pattern.MayHold(subject))
            {
                possible[condition] = pattern;
            }
        }
    }

    /// <summary>Under those of its letters under which the fewest others lie: many patterns begin alike.</summary>
    private List<(SafePattern Pattern, int Condition)> ListFor(string letters)
    {
        var key = KeysOf(letters).MinBy(k => _byLetters.GetValueOrDefault(k)?.Count ?? 0)!;
        _lengths.Add(key.Length);
        return _byLetters.TryGetValue(key, out var known) ? known : _byLetters[key] = [];
    }

    private static IEnumerable<string> KeysOf(string letters)
    {
        var length = Math.Min(letters.Length, LongestKey);
        return Enumerable.Range(0, letters.Length - length + 1).Select(i => letters.Substring(i, length));
    }
}
