namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>
/// Words and phrases as one tree: a step down is a whole word, or the beginning of one where a phrase ends with a star. From each place of
/// a text one goes down as far as the text does.
/// </summary>
internal sealed class PhraseConditions
{
    private const int Root = 0;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Node, int Step), int> _next = [];
    private readonly Dictionary<int, int> _conditions = [];
    private int _nodes = 1;
    private int _longestBeginning;

    public void Add(WordFilter filter, int condition)
    {
        var node = Root;
        for (var i = 0; i < filter.Words.Length; i++)
        {
            var step = Step(filter.Words[i], filter.IsBeginning && i == filter.Words.Length - 1);
            node = _next.TryGetValue((node, step), out var known) ? known : _next[(node, step)] = _nodes++;
        }

        _conditions[node] = condition;
    }

    /// <returns>The conditions that hold.</returns>
    public HashSet<int> HoldingIn(FilterSubject subject)
    {
        var held = new HashSet<int>();
        if (_conditions.Count == 0)
        {
            return held;
        }

        var steps = subject.DistinctWords.ToDictionary(word => word, StepsOf, StringComparer.Ordinal);
        foreach (var (word, first) in steps)
        {
            foreach (var step in first)
            {
                if (_next.TryGetValue((Root, step), out var node))
                {
                    Go(node, word, subject, steps, held);
                }
            }
        }

        return held;
    }

    /// <summary>From the first word, wherever it stands.</summary>
    private void Go(int node, string word, FilterSubject subject, Dictionary<string, int[]> steps, HashSet<int> held)
    {
        Hold(node, held);
        foreach (var place in subject.PlacesOf(word))
        {
            Go(node, place + 1, subject, steps, held);
        }
    }

    private void Go(int node, int place, FilterSubject subject, Dictionary<string, int[]> steps, HashSet<int> held)
    {
        if (place >= subject.Words.Length)
        {
            return;
        }

        foreach (var step in steps[subject.Words[place]])
        {
            if (_next.TryGetValue((node, step), out var next))
            {
                Hold(next, held);
                Go(next, place + 1, subject, steps, held);
            }
        }
    }

    private void Hold(int node, HashSet<int> held)
    {
        if (_conditions.TryGetValue(node, out var condition))
        {
            held.Add(condition);
        }
    }

    /// <summary>Whole words have even numbers, beginnings odd ones.</summary>
    private int Step(string word, bool isBeginning)
    {
        var steps = isBeginning ? _beginnings : _words;
        _longestBeginning = isBeginning ? Math.Max(_longestBeginning, word.Length) : _longestBeginning;
        return steps.TryGetValue(word, out var known) ? known : steps[word] = (steps.Count * 2) + (isBeginning ? 1 : 0);
    }

    /// <summary>What a word of the text is a step for.</summary>
    private int[] StepsOf(string word)
    {
        var steps = new List<int>();
        if (_words.TryGetValue(word, out var whole))
        {
            steps.Add(whole);
        }

        var beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 1; length <= Math.Min(word.Length, _longestBeginning); length++)
        {
            if (beginnings.TryGetValue(word.AsSpan(0, length), out var beginning))
            {
                steps.Add(beginning);
            }
        }

        return [.. steps];
    }
}
