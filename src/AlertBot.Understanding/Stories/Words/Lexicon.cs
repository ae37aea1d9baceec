using AlertBot.Understanding.Stories.Features;

namespace AlertBot.Understanding.Stories.Words;

/// <summary>
/// The vocabulary of grouping, from data files: names and event words under one canonical key for three languages, and words that say little.
/// A pattern is a word (any form with its stem), a prefix (<c>negotiat*</c>), an upper-case abbreviation taken as written (<c>US</c>) or a phrase of two words.
/// </summary>
internal sealed class Lexicon
{
    private const int LongestPrefix = 14;
    private const int ShortestPrefix = 3;

    private readonly Dictionary<string, Entry> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _abbreviations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _phrases = new(StringComparer.Ordinal);
    private readonly HashSet<(char, char, char)> _prefixStarts = [];
    private readonly HashSet<string> _core;
    private readonly NameKinds _kinds;
    private readonly HashSet<string> _stop;
    private readonly HashSet<string> _common;
    private readonly HashSet<string> _phraseStarts = new(StringComparer.Ordinal);

    private Lexicon(Dictionary<string, string[]> names, Dictionary<string, string[]> concepts, Dictionary<string, string> words, NameKinds kinds)
    {
        _kinds = kinds;
        _core = [.. words["core"].Split(' ')];
        AddAll(names, isName: true);
        AddAll(concepts, isName: false);
        _stop = [.. words["stop"].Split(' ')];
        _common = [.. words["common"].Split(' ').Select(WordStem.Of)];
    }

    public static Lexicon Default { get; } = new(
        WordFile.Load<Dictionary<string, string[]>>("names"),
        WordFile.Load<Dictionary<string, string[]>>("concepts"),
        WordFile.Load<Dictionary<string, string>>("common"),
        NameKinds.Default);

    public bool IsStop(in Word word) => _stop.Contains(word.Lower);

    public bool IsCommon(in Word word) => _common.Contains(word.Stem);

    public Entry? FindPhrase(in Word first, in Word second) =>
        _phraseStarts.Contains(first.Stem) ? _phrases.GetValueOrDefault(first.Stem + " " + second.Stem) : null;

    public Entry? Find(in Word word)
    {
        if (IsAbbreviation(word.Written))
        {
            return _abbreviations.GetValueOrDefault(word.Written) ?? (word.Written.Length > 3 ? FindPlain(word) : null);
        }

        return FindPlain(word);
    }

    private Entry? FindPlain(in Word word)
    {
        if (_stems.TryGetValue(word.Stem, out var exact))
        {
            return exact;
        }

        // Most words begin like no prefix: one look instead of a dozen.
        if (word.Lower.Length < ShortestPrefix || !_prefixStarts.Contains((word.Lower[0], word.Lower[1], word.Lower[2])))
        {
            return null;
        }

        var prefixes = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(word.Lower.Length, LongestPrefix); length >= ShortestPrefix; length--)
        {
            if (prefixes.TryGetValue(word.Lower.AsSpan(0, length), out var entry))
            {
                return entry;
            }
        }

        return null;
    }

    private void AddAll(Dictionary<string, string[]> entries, bool isName)
    {
        foreach (var (key, patterns) in entries)
        {
            var core = _core.Contains(key);
            var entry = new Entry(key, isName ? _kinds.Of(key, core) : core ? FeatureKind.Core : FeatureKind.Concept, core);
            foreach (var pattern in patterns)
            {
                Add(pattern, entry);
            }
        }
    }

    private void Add(string pattern, Entry entry)
    {
        if (pattern.Split(' ') is [var first, var second])
        {
            _phraseStarts.Add(WordStem.Of(first));
            _phrases.TryAdd(WordStem.Of(first) + " " + WordStem.Of(second), entry);
        }
        else if (pattern[^1] == '*')
        {
            _prefixes.TryAdd(pattern[..^1], entry);
            _prefixStarts.Add((pattern[0], pattern[1], pattern[2]));
        }
        else if (IsAbbreviation(pattern))
        {
            _abbreviations.TryAdd(pattern, entry);
        }
        else
        {
            _stems.TryAdd(WordStem.Of(pattern), entry);
        }
    }

    private static bool IsAbbreviation(string written) => written.Length > 1 && written.All(c => char.IsUpper(c) || char.IsAsciiDigit(c));

    /// <param name="IsCore">Much of the news speaks of it, so that it tells little.</param>
    internal sealed record Entry(string Key, FeatureKind Kind, bool IsCore)
    {
        public bool IsName { get; } = Kind is FeatureKind.Person or FeatureKind.Place or FeatureKind.Name or FeatureKind.CoreName;

        public int Id { get; } = FeatureHash.Of(Kind is FeatureKind.Concept or FeatureKind.Core ? '!' : '@', Key);
    }
}
