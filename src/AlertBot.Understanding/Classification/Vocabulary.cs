using System.Collections.Immutable;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Classification;

/// <summary>Every phrase of the lexicon and of all dossiers in one trie: an item is scanned once, however many dossiers there are.</summary>
internal sealed class Vocabulary
{
    private readonly List<Term> _terms = [];
    private readonly PhraseTrie _trie;

    public Vocabulary(DossierCatalog catalog)
    {
        var builder = new PhraseTrieBuilder();
        foreach (var (concept, patterns) in Lexicon.Embedded.Phrases)
        {
            Add(builder, patterns, pattern => new Term(null, null, SignTable.Of(concept), Capitals(pattern)));
        }

        foreach (var dossier in catalog.Dossiers)
        {
            AddDossier(builder, dossier);
        }

        _trie = builder.Build();
    }

    public List<Hit> Find(ItemWords words)
    {
        var matches = new List<PhraseMatch>(64);
        _trie.Find(words.Folded.Span, matches);
        var hits = new List<Hit>(matches.Count);
        foreach (var match in matches)
        {
            var term = _terms[match.Phrase];
            if (term.Capitals == 0 || CountCapitals(words.All.AsSpan(match.Start, match.Length)) >= term.Capitals)
            {
                hits.Add(new Hit(term, match.Start, match.End));
            }
        }

        return hits;
    }

    private void AddDossier(PhraseTrieBuilder builder, Dossier dossier)
    {
        foreach (var entity in dossier.Entities)
        {
            Add(builder, entity.Spellings, pattern => new Term(dossier, entity, SignTable.Of(entity), Capitals(pattern)));
        }

        foreach (var (concept, patterns) in dossier.Phrases)
        {
            Add(builder, patterns, pattern => new Term(dossier, null, SignTable.Of(concept) | SignTable.OwnPhrase, Capitals(pattern)));
        }

        Add(builder, dossier.Not, pattern => new Term(dossier, null, SignTable.NotSign, Capitals(pattern)));
    }

    private void Add(PhraseTrieBuilder builder, ImmutableArray<string> patterns, Func<PhrasePattern, Term> term)
    {
        foreach (var pattern in patterns.Select(p => new PhrasePattern(p)))
        {
            _terms.Add(term(pattern));
            foreach (var variant in pattern.Variants())
            {
                builder.Add(variant, _terms.Count - 1);
            }
        }
    }

    private static int Capitals(PhrasePattern pattern) => pattern.MatchesCase ? CountCapitals(pattern.Text) : 0;

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
