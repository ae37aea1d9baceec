namespace AlertBot.Understanding.Text;

/// <summary>
/// Finds any number of phrases in one pass over folded text. A phrase can only begin where a word begins, so a walk down a
/// trie from each word's start replaces the failure links of Aho and Corasick: most walks end within three letters, the cost
/// does not depend on how many phrases there are, and stems with any ending may stand in the middle of a phrase.
/// </summary>
public sealed class PhraseTrie
{
    private const int DenseFrom = 6;
    private const int AnyEnding = int.MaxValue;
    private const int ShortEnding = 3;

    private const int None = -1;

    // Tens of thousands of nodes: flat arrays take a fifth of what objects take, and a walk stays within few cache lines.
    private readonly Node[] _nodes;
    private readonly char[] _letters;
    private readonly int[] _targets;
    private readonly WordEnd[] _ends;
    private readonly bool[] _startsPhrase = new bool[char.MaxValue + 1];

    internal PhraseTrie(PhraseTrieBuilder.Draft root)
    {
        var frozen = new Frozen();
        frozen.Add(root);
        (_nodes, _letters, _targets, _ends) = ([.. frozen.Nodes], [.. frozen.Letters], [.. frozen.Targets], [.. frozen.Ends]);
        foreach (var (letter, _) in root.Next)
        {
            _startsPhrase[letter] = true;
        }
    }

    /// <summary>Adds every match to <paramref name="found"/>, in the order of their starts; matches may overlap.</summary>
    public void Find(ReadOnlySpan<char> folded, List<PhraseMatch> found)
    {
        var inWord = false;
        for (var i = 0; i < folded.Length; i++)
        {
            var isWord = CharFold.IsWord(folded[i]);
            if (isWord && !inWord && _startsPhrase[folded[i]])
            {
                Walk(folded, i, i, 0, found);
            }

            inWord = isWord;
        }
    }

    private void Walk(ReadOnlySpan<char> text, int start, int at, int node, List<PhraseMatch> found)
    {
        while (true)
        {
            ref readonly var here = ref _nodes[node];
            if (here.Any != None)
            {
                End(text, start, at, _ends[here.Any], AnyEnding, found);
            }

            if (here.Short != None)
            {
                End(text, start, at, _ends[here.Short], ShortEnding, found);
            }

            if (here.Whole != None)
            {
                End(text, start, at, _ends[here.Whole], 0, found);
            }

            if (at >= text.Length || !CharFold.IsWord(text[at]))
            {
                return;
            }

            node = Step(here, text[at]);
            if (node < 0)
            {
                return;
            }

            at++;
        }
    }

    /// <summary>Accepts the word's ending if it is short enough, then goes on with the next word of the phrase.</summary>
    private void End(ReadOnlySpan<char> text, int start, int at, WordEnd end, int longestEnding, List<PhraseMatch> found)
    {
        var wordEnd = at;
        while (wordEnd < text.Length && CharFold.IsWord(text[wordEnd]))
        {
            if (wordEnd - at >= longestEnding)
            {
                return;
            }

            wordEnd++;
        }

        foreach (var phrase in end.Phrases)
        {
            found.Add(new PhraseMatch(phrase, start, wordEnd));
        }

        if (end.Next < 0)
        {
            return;
        }

        var next = wordEnd;
        while (next < text.Length && text[next] == CharFold.Joint)
        {
            next++;
        }

        if (next < text.Length && CharFold.IsWord(text[next]))
        {
            Walk(text, start, next, end.Next, found);
        }
    }

    private int Step(in Node node, char letter)
    {
        if (node.IsDense)
        {
            var slot = letter - node.Low;
            return (uint)slot < (uint)node.Count ? _targets[node.Edges + slot] : None;
        }

        var at = _letters.AsSpan(node.Edges, node.Count).IndexOf(letter);
        return at < 0 ? None : _targets[node.Edges + at];
    }

    private sealed record WordEnd(int[] Phrases, int Next);

    /// <summary>
    /// A place in the trie. Its edges are <paramref name="Count"/> slots of the arrays from <paramref name="Edges"/> on: one per letter that
    /// leads on, or, when there are many (<paramref name="IsDense"/>), one for every letter from <paramref name="Low"/> on.
    /// </summary>
    private readonly record struct Node(int Edges, int Count, bool IsDense, char Low, int Whole, int Short, int Any);

    /// <summary>The arrays while they grow.</summary>
    private sealed class Frozen
    {
        public List<Node> Nodes { get; } = [];

        public List<char> Letters { get; } = [];

        public List<int> Targets { get; } = [];

        public List<WordEnd> Ends { get; } = [];

        public int Add(PhraseTrieBuilder.Draft draft)
        {
            var index = Nodes.Count;
            Nodes.Add(default);
            char[] letters = [.. draft.Next.Keys.Order()];
            int[] targets = [.. letters.Select(letter => Add(draft.Next[letter]))];
            var (whole, few, any) = (Add(draft.Whole), Add(draft.Short), Add(draft.Any));
            var (edges, isDense) = (Targets.Count, letters.Length >= DenseFrom);
            AddEdges(letters, targets, isDense);
            Nodes[index] = new Node(edges, Targets.Count - edges, isDense, letters.FirstOrDefault(), whole, few, any);
            return index;
        }

        private int Add(PhraseTrieBuilder.DraftEnd? end)
        {
            if (end is null)
            {
                return None;
            }

            Ends.Add(new WordEnd([.. end.Phrases], end.Next is null ? None : Add(end.Next)));
            return Ends.Count - 1;
        }

        private void AddEdges(char[] letters, int[] targets, bool isDense)
        {
            for (var i = 0; i < letters.Length; i++)
            {
                for (var gap = isDense && i > 0 ? letters[i - 1] + 1 : letters[i]; gap < letters[i]; gap++)
                {
                    Letters.Add((char)gap);
                    Targets.Add(None);
                }

                Letters.Add(letters[i]);
                Targets.Add(targets[i]);
            }
        }
    }
}
