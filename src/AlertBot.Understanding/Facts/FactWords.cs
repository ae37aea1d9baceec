using System.Text.Json;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Facts;

/// <summary>A word or phrase that facts are made of, by group and language-independent value.</summary>
internal readonly record struct FactWord(string Group, string Value, int Start, int End);

/// <summary>The vocabulary of facts (phrases.json) and how it is found.</summary>
internal sealed class FactWords
{
    private readonly List<(string Group, string Value)> _entries = [];
    private readonly PhraseTrie _trie;

    private FactWords(Dictionary<string, Dictionary<string, string[]>> groups)
    {
        var builder = new PhraseTrieBuilder();
        foreach (var (group, values) in groups)
        {
            foreach (var (value, patterns) in values)
            {
                _entries.Add((group, value));
                foreach (var variant in patterns.SelectMany(p => new PhrasePattern(p).Variants()))
                {
                    builder.Add(variant, _entries.Count - 1);
                }
            }
        }

        _trie = builder.Build();
    }

    public static FactWords Embedded { get; } = new(
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(Resource.Read("Facts.phrases.json"), DossierLoader.Json)!);

    /// <summary>In the order of their starts; the longer of two phrases of one group at one place stands alone.</summary>
    public List<FactWord> Find(ItemWords words)
    {
        var matches = new List<PhraseMatch>();
        _trie.Find(words.Folded.Span, matches);
        var found = matches.Select(m => new FactWord(_entries[m.Phrase].Group, _entries[m.Phrase].Value, m.Start, m.End)).ToList();
        found.RemoveAll(w => found.Exists(o => o.Group == w.Group && o.Start <= w.Start && w.End <= o.End && o.End - o.Start > w.End - w.Start));
        return found;
    }
}
