using System.Collections.Immutable;
using System.Text.Json;

namespace AlertBot.Understanding.Dossiers;

/// <summary>The words of negotiations in general: phrases by concept, in every language, shared by all dossiers.</summary>
public sealed class Lexicon
{
    private Lexicon(ImmutableSortedDictionary<string, ImmutableArray<string>> phrases) => Phrases = phrases;

    public static Lexicon Embedded { get; } = Parse(Resource.Read("Dossiers.Lexicon.json"));

    /// <summary>Patterns by concept.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Phrases { get; }

    public IEnumerable<string> Concepts => Phrases.Keys;

    public bool Knows(string concept) => Phrases.ContainsKey(concept);

    private static Lexicon Parse(string json)
    {
        var concepts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(json, DossierLoader.Json)!;
        return new Lexicon(concepts.ToImmutableSortedDictionary(
            c => c.Key,
            c => c.Value.SelectMany(l => l.Value).ToImmutableArray(),
            StringComparer.Ordinal));
    }
}
