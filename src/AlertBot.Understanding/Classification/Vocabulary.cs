using System.Collections.Immutable;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Classification;

/// <summary>
/// Every phrase of the lexicon and of all dossiers in one trie: an item is scanned once, however many dossiers there are. A pattern that
/// several dossiers share ("Trump", "ceasefire talks") is one phrase with an owner for each, so it is found once, too.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>The owner of the words that all dossiers share.</summary>
    private const int Everybody = -1;

    /// <summary>Used again for each item that a thread reads.</summary>
    [ThreadStatic]
    private static List<PhraseMatch>? Matches;

    private readonly List<Phrase> _phrases = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly PhraseTrie _trie;

    public Vocabulary(DossierCatalog catalog)
    {
        var builder = new PhraseTrieBuilder();
        foreach (var (concept, patterns) in Lexicon.Embedded.Phrases)
        {
            Add(builder, patterns, Everybody, new Term(null, null, SignTable.Of(concept)));
        }

        for (var owner = 0; owner < catalog.Dossiers.Length; owner++)
        {
            AddDossier(builder, catalog.Dossiers[owner], owner);
        }

        _trie = builder.Build();
    }

    /// <summary>What stands in the item, whoever it belongs to, in the order of the text.</summary>
    public List<FoundPhrase> Find(ItemWords words)
    {
        var matches = Matches ??= new List<PhraseMatch>(64);
        matches.Clear();
        _trie.Find(words.Folded.Span, matches);
        var found = new List<FoundPhrase>(matches.Count);
        foreach (var match in matches)
        {
            var phrase = _phrases[match.Phrase];
            if (phrase.Capitals == 0 || CountCapitals(words.All.AsSpan(match.Start, match.Length)) >= phrase.Capitals)
            {
                found.Add(new FoundPhrase(phrase, match.Start, match.End));
            }
        }

        return found;
    }

    private void AddDossier(PhraseTrieBuilder builder, Dossier dossier, int owner)
    {
        foreach (var entity in dossier.Entities)
        {
            Add(builder, entity.Spellings, owner, new Term(dossier, entity, SignTable.Of(entity)));
        }

        foreach (var (concept, patterns) in dossier.Phrases)
        {
            Add(builder, patterns, owner, new Term(dossier, null, OwnSign(concept)));
        }

        Add(builder, dossier.Not, owner, new Term(dossier, null, SignTable.NotSign));
    }

    /// <summary>A dossier's own words for talking and terms are about it; its words for other conflicts are not.</summary>
    private static Sign OwnSign(string concept)
    {
        var sign = SignTable.Of(concept);
        return sign.Overlaps(FeatureSet.Positive) ? sign | SignTable.OwnPhrase : sign;
    }

    private void Add(PhraseTrieBuilder builder, ImmutableArray<string> patterns, int owner, Term term)
    {
        foreach (var pattern in patterns)
        {
            PhraseOf(builder, pattern).Add(owner, term);
        }
    }

    private Phrase PhraseOf(PhraseTrieBuilder builder, string text)
    {
        if (_known.TryGetValue(text, out var number))
        {
            return _phrases[number];
        }

        var pattern = new PhrasePattern(text);
        _known[text] = _phrases.Count;
        foreach (var variant in pattern.Variants())
        {
            builder.Add(variant, _phrases.Count);
        }

        _phrases.Add(new Phrase(pattern.MatchesCase ? CountCapitals(text) : 0));
        return _phrases[^1];
    }

    private static int CountCapitals(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        foreach (var letter in text)
        {
            capitals += char.IsUpper(letter) ? 1 : 0;
        }

        return capitals;
    }
}

/// <summary>A pattern and what it stands for: to everybody, and to each dossier that has it.</summary>
/// <param name="capitals">How many capitals the original must have at least.</param>
internal sealed class Phrase(int capitals)
{
    private readonly List<Term> _shared = [];
    private readonly List<(int Owner, Term Term)> _owned = [];

    public int Capitals { get; } = capitals;

    public List<Term> Shared => _shared;

    /// <summary>In the order of the owners' numbers.</summary>
    public List<(int Owner, Term Term)> Owned => _owned;

    public void Add(int owner, Term term)
    {
        if (owner < 0)
        {
            _shared.Add(term);
        }
        else
        {
            _owned.Add((owner, term));
        }
    }

    /// <summary>Where the owner's terms begin.</summary>
    public int FirstOf(int owner)
    {
        int low = 0, high = _owned.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _owned[middle].Owner < owner ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>A phrase found in an item; offsets into the item's title and text.</summary>
internal readonly record struct FoundPhrase(Phrase Phrase, int Start, int End);
