namespace AlertBot.Understanding.Text;

/// <summary>Collects phrases and makes the trie that finds them.</summary>
public sealed class PhraseTrieBuilder
{
    private readonly Draft _root = new();

    /// <param name="variant">Without braces: words, each with <c>*</c> or <c>~</c> behind its stem or neither.</param>
    /// <param name="phrase">The number that its matches carry.</param>
    public void Add(string variant, int phrase)
    {
        var node = _root;
        var words = CharFoldOf(variant).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var end = EndOf(node, words[i]);
            if (i < words.Length - 1)
            {
                node = end.Next ??= new Draft();
            }
            else if (!end.Phrases.Contains(phrase))
            {
                end.Phrases.Add(phrase);
            }
        }
    }

    public PhraseTrie Build() => new(_root);

    private static DraftEnd EndOf(Draft node, string word)
    {
        foreach (var letter in word.TrimEnd('*', '~'))
        {
            node = node.Next.TryGetValue(letter, out var next) ? next : node.Next[letter] = new Draft();
        }

        return word[^1] switch
        {
            '*' => node.Any ??= new DraftEnd(),
            '~' => node.Short ??= new DraftEnd(),
            _ => node.Whole ??= new DraftEnd(),
        };
    }

    private static string CharFoldOf(string variant)
    {
        var folded = CharFold.Fold(variant).ToCharArray();
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = variant[i] is '*' or '~' ? variant[i] : folded[i] == CharFold.Break ? ' ' : folded[i];
        }

        return new string(folded);
    }

    internal sealed class Draft
    {
        public Dictionary<char, Draft> Next { get; } = [];

        public DraftEnd? Whole { get; set; }

        public DraftEnd? Short { get; set; }

        public DraftEnd? Any { get; set; }
    }

    internal sealed class DraftEnd
    {
        public List<int> Phrases { get; } = [];

        public Draft? Next { get; set; }
    }
}
