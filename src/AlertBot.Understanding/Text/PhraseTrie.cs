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

    private readonly Node[] _nodes;
    private readonly bool[] _startsPhrase = new bool[char.MaxValue + 1];

    internal PhraseTrie(PhraseTrieBuilder.Draft root)
    {
        var nodes = new List<Node>();
        Freeze(root, nodes);
        _nodes = [.. nodes];
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
            var here = _nodes[node];
            if (here.Any is { } any)
            {
                End(text, start, at, any, AnyEnding, found);
            }

            if (here.Short is { } few)
            {
                End(text, start, at, few, ShortEnding, found);
            }

            if (here.Whole is { } whole)
            {
                End(text, start, at, whole, 0, found);
            }

            if (at >= text.Length || !CharFold.IsWord(text[at]))
            {
                return;
            }

            node = here.Step(text[at]);
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

    private static int Freeze(PhraseTrieBuilder.Draft draft, List<Node> nodes)
    {
        var index = nodes.Count;
        nodes.Add(null!);
        var letters = draft.Next.Keys.Order().ToArray();
        var targets = letters.Select(letter => Freeze(draft.Next[letter], nodes)).ToArray();
        nodes[index] = new Node(letters, targets, FreezeEnd(draft.Whole, nodes), FreezeEnd(draft.Short, nodes), FreezeEnd(draft.Any, nodes));
        return index;
    }

    private static WordEnd? FreezeEnd(PhraseTrieBuilder.DraftEnd? end, List<Node> nodes) =>
        end is null ? null : new WordEnd([.. end.Phrases], end.Next is null ? -1 : Freeze(end.Next, nodes));

    private sealed record WordEnd(int[] Phrases, int Next);

    private sealed class Node(char[] letters, int[] targets, WordEnd? whole, WordEnd? few, WordEnd? any)
    {
        private readonly int[]? _dense = letters.Length < DenseFrom ? null : Spread(letters, targets);

        public WordEnd? Whole { get; } = whole;

        public WordEnd? Short { get; } = few;

        public WordEnd? Any { get; } = any;

        public int Step(char letter)
        {
            if (_dense is not null)
            {
                var slot = letter - letters[0];
                return (uint)slot < (uint)_dense.Length ? _dense[slot] : -1;
            }

            for (var i = 0; i < letters.Length; i++)
            {
                if (letters[i] == letter)
                {
                    return targets[i];
                }
            }

            return -1;
        }

        private static int[] Spread(char[] letters, int[] targets)
        {
            var dense = new int[letters[^1] - letters[0] + 1];
            Array.Fill(dense, -1);
            for (var i = 0; i < letters.Length; i++)
            {
                dense[letters[i] - letters[0]] = targets[i];
            }

            return dense;
        }
    }
}
