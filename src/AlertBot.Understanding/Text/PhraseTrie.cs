using System.Runtime.CompilerServices;

namespace AlertBot.Understanding.Text;

/// <summary>
/// Finds any number of phrases in one pass over folded text. A phrase can only begin where a word begins, so a walk down a
/// trie from each word's start replaces the failure links of Aho and Corasick: most walks end within three letters, the cost
/// does not depend on how many phrases there are, and stems with any ending may stand in the middle of a phrase.
/// </summary>
public sealed class PhraseTrie
{
    /// <summary>The letters of one script and its digits lie closer together than this: a slot for each of them is cheaper than a search.</summary>
    private const int WidestTable = 128;

    private const int AnyEnding = int.MaxValue;
    private const int ShortEnding = 3;

    private const int None = -1;

    // Tens of thousands of nodes: flat arrays take a fifth of what objects take, and a walk stays within few cache lines.
    private readonly Node[] _nodes;
    private readonly char[] _letters;
    private readonly int[] _targets;
    private readonly WordEnd[] _ends;

    /// <summary>By the first letter of a phrase: the node that it leads to. Most words of a text are left here or one letter later.</summary>
    private readonly int[] _first = new int[char.MaxValue + 1];

    internal PhraseTrie(PhraseTrieBuilder.Draft root)
    {
        var frozen = new Frozen();
        frozen.Add(root);
        (_nodes, _letters, _targets, _ends) = ([.. frozen.Nodes], [.. frozen.Letters], [.. frozen.Targets], [.. frozen.Ends]);
        for (var letter = 0; letter < _first.Length; letter++)
        {
            _first[letter] = CharFold.IsWord((char)letter) ? Step(_nodes[0], (char)letter) : None;
        }
    }

    /// <summary>Adds every match to <paramref name="found"/>, in the order of their starts; matches may overlap.</summary>
    public void Find(ReadOnlySpan<char> folded, List<PhraseMatch> found)
    {
        var first = _first;
        var inWord = false;
        for (var i = 0; i < folded.Length; i++)
        {
            var isWord = CharFold.IsWord(folded[i]);
            if (isWord && !inWord && first[folded[i]] is >= 0 and var node)
            {
                Walk(folded, i, i + 1, node, found);
            }

            inWord = isWord;
        }
    }

    private void Walk(ReadOnlySpan<char> text, int start, int at, int node, List<PhraseMatch> found)
    {
        while (true)
        {
            ref readonly var here = ref _nodes[node];
            for (var end = here.Ends; end != None; end = _ends[end].Sibling)
            {
                End(text, start, at, _ends[end], found);
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
    private void End(ReadOnlySpan<char> text, int start, int at, WordEnd end, List<PhraseMatch> found)
    {
        var wordEnd = at;
        while (wordEnd < text.Length && CharFold.IsWord(text[wordEnd]))
        {
            if (wordEnd - at >= end.LongestEnding)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Step(in Node node, char letter)
    {
        // Also false when the letter is lower than the lowest.
        var slot = letter - node.Low;
        if ((uint)slot >= node.Range)
        {
            return None;
        }

        if (node.IsTable)
        {
            return _targets[node.Edges + slot];
        }

        var at = _letters.AsSpan(node.Edges, node.Count).IndexOf(letter);
        return at < 0 ? None : _targets[node.Edges + at];
    }

    /// <summary>An end of a word: with which endings it counts, what it completes, and the node that the next word goes on from.</summary>
    /// <param name="Sibling">Another end at the same place, or -1.</param>
    private sealed record WordEnd(int LongestEnding, int[] Phrases, int Next, int Sibling);

    /// <summary>
    /// A place in the trie. Its edges begin at <paramref name="Edges"/>: one slot for each of the <paramref name="Range"/> letters from
    /// <paramref name="Low"/> on (<paramref name="IsTable"/>), or one for each of the <paramref name="Count"/> letters that lead on.
    /// </summary>
    private readonly record struct Node(int Edges, int Ends, char Low, ushort Range, ushort Count, bool IsTable);

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
            var ends = Add(draft.Any, AnyEnding, Add(draft.Short, ShortEnding, Add(draft.Whole, 0, None)));
            var range = letters.Length == 0 ? 0 : letters[^1] - letters[0] + 1;
            var isTable = range <= WidestTable;
            Nodes[index] = new Node(Targets.Count, ends, letters.FirstOrDefault(), (ushort)range, (ushort)letters.Length, isTable);
            AddEdges(letters, targets, isTable);
            return index;
        }

        private int Add(PhraseTrieBuilder.DraftEnd? end, int longestEnding, int sibling)
        {
            if (end is null)
            {
                return sibling;
            }

            Ends.Add(new WordEnd(longestEnding, [.. end.Phrases], end.Next is null ? None : Add(end.Next), sibling));
            return Ends.Count - 1;
        }

        private void AddEdges(char[] letters, int[] targets, bool isTable)
        {
            for (var i = 0; i < letters.Length; i++)
            {
                for (var gap = isTable && i > 0 ? letters[i - 1] + 1 : letters[i]; gap < letters[i]; gap++)
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
