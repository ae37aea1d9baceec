namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>
/// Words and phrases as one tree: a step down is a whole word, or the beginning of one where a phrase ends with a star. From each place of
/// a text one goes down as far as the text does.
/// </summary>
internal sealed class PhraseConditions
{
    private readonly Dictionary<string, Step> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Step> _beginnings = new(StringComparer.Ordinal);
    private readonly Node _root = new();

    /// <summary>Of all that ever were: it only bounds where one looks.</summary>
    private int _longestBeginning;

    public void Add(WordFilter filter, int condition)
    {
        var node = _root;
        for (var i = 0; i < filter.Words.Length; i++)
        {
            node = node.Below(StepFor(filter.Words[i], IsBeginning(filter, i)));
        }

        node.Condition = condition;
    }

    public void Remove(WordFilter filter) => Remove(_root, filter, 0);

    /// <returns>The conditions that hold.</returns>
    public HashSet<int> HoldingIn(FilterSubject subject)
    {
        var held = new HashSet<int>();
        if (_root.Next is null)
        {
            return held;
        }

        var steps = subject.DistinctWords.ToDictionary(word => word, StepsOf, StringComparer.Ordinal);
        foreach (var (word, first) in steps)
        {
            foreach (var step in first)
            {
                if (_root.Next.TryGetValue(step, out var node))
                {
                    Go(node, word, subject, steps, held);
                }
            }
        }

        return held;
    }

    /// <summary>From the first word, wherever it stands.</summary>
    private static void Go(Node node, string word, FilterSubject subject, Dictionary<string, Step[]> steps, HashSet<int> held)
    {
        node.HoldIn(held);
        if (node.Next is null)
        {
            return;
        }

        foreach (var place in subject.PlacesOf(word))
        {
            Go(node, place + 1, subject, steps, held);
        }
    }

    private static void Go(Node node, int place, FilterSubject subject, Dictionary<string, Step[]> steps, HashSet<int> held)
    {
        if (node.Next is null || place >= subject.Words.Length)
        {
            return;
        }

        foreach (var step in steps[subject.Words[place]])
        {
            if (node.Next.TryGetValue(step, out var next))
            {
                next.HoldIn(held);
                Go(next, place + 1, subject, steps, held);
            }
        }
    }

    /// <summary>Steps and words that lead nowhere any more go too.</summary>
    private void Remove(Node node, WordFilter filter, int at)
    {
        if (at == filter.Words.Length)
        {
            node.Condition = null;
            return;
        }

        var steps = IsBeginning(filter, at) ? _beginnings : _words;
        var step = steps[filter.Words[at]];
        var below = node.Next![step];
        Remove(below, filter, at + 1);
        if (below is { Condition: null, Next: null } && node.Cut(step))
        {
            steps.Remove(filter.Words[at]);
        }
    }

    private static bool IsBeginning(WordFilter filter, int word) => filter.IsBeginning && word == filter.Words.Length - 1;

    private Step StepFor(string word, bool isBeginning)
    {
        var steps = isBeginning ? _beginnings : _words;
        _longestBeginning = isBeginning ? Math.Max(_longestBeginning, word.Length) : _longestBeginning;
        return steps.TryGetValue(word, out var known) ? known : steps[word] = new Step();
    }

    /// <summary>What a word of the text is a step for.</summary>
    private Step[] StepsOf(string word)
    {
        var steps = new List<Step>();
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

    /// <summary>A word, or the beginning of one.</summary>
    private sealed class Step
    {
        /// <summary>How many places of the tree it leads on from.</summary>
        public int Uses { get; set; }
    }

    private sealed class Node
    {
        /// <summary>The one that holds where one gets here.</summary>
        public int? Condition { get; set; }

        /// <summary>Null for none: most are leaves.</summary>
        public Dictionary<Step, Node>? Next { get; private set; }

        public Node Below(Step step)
        {
            Next ??= [];
            if (!Next.TryGetValue(step, out var node))
            {
                node = Next[step] = new Node();
                step.Uses++;
            }

            return node;
        }

        /// <returns>Whether the step leads nowhere now.</returns>
        public bool Cut(Step step)
        {
            Next!.Remove(step);
            Next = Next.Count == 0 ? null : Next;
            return --step.Uses == 0;
        }

        public void HoldIn(HashSet<int> held)
        {
            if (Condition is { } condition)
            {
                held.Add(condition);
            }
        }
    }
}
