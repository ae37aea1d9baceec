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
        var (found, reach) = (new List<FactWord>(matches.Count), new Dictionary<string, (int Start, int End)>());
        foreach (var match in matches.OrderBy(m => m.Start).ThenByDescending(m => m.End))
        {
            var (group, value) = _entries[match.Phrase];
            // Whatever could hold this one started before it or is longer, and so came first; the one that reaches farthest holds it if any does.
            if (reach.TryGetValue(group, out var longest) && match.End <= longest.End && (match.Start, match.End) != longest)
            {
                continue;
            }

            reach[group] = (match.Start, match.End);
            found.Add(new FactWord(group, value, match.Start, match.End));
        }

        return found;
    }
}
