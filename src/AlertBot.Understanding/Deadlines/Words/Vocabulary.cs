using System.Collections.Frozen;
using System.Numerics;
using System.Text.Json;

namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>A party that sets deadlines or is set them.</summary>
/// <param name="Name">As the ledger shows it.</param>
/// <param name="Party">The power it speaks for.</param>
/// <param name="Zone">Time zone its words count in, where that is one.</param>
internal sealed record KnownName(string Name, string Party, string? Zone, string[] Words);

/// <summary>The words of one language, read from its data file.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenDictionary<string, Meaning[]>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <summary>By the hash of a word's first two letters: a bit for each length that an entry which begins so has. Most words end their search here.</summary>
    private readonly ulong[] _lengths = new ulong[Beginnings];

    private const int Beginnings = 1024;
    private const int LongestEntry = 63;

    private Vocabulary(string language, IReadOnlyList<Meaning> meanings)
    {
        Language = language;
        var byFirst = meanings.GroupBy(m => m.First, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var frozen = byFirst.ToFrozenDictionary(StringComparer.Ordinal);
        _words = frozen.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var meaning in meanings)
        {
            NoteLength(meaning);
        }
    }

    public static KnownName[] Names { get; } = JsonSerializer.Deserialize<KnownName[]>(Resource("names"), JsonSerializerOptions.Web)!;

    private static readonly Vocabulary English = Load("en");
    private static readonly Vocabulary Ukrainian = Load("uk");
    private static readonly Vocabulary Russian = Load("ru");

    public string Language { get; }

    public static Vocabulary For(string language) => language switch
    {
        "uk" => Ukrainian,
        "ru" => Russian,
        _ => English,
    };

    /// <summary>Everything known under exactly this word or under a beginning of it.</summary>
    public void Find(ReadOnlySpan<char> word, List<Meaning> found)
    {
        found.Clear();
        if (word.IsEmpty)
        {
            return;
        }

        var lengths = _lengths[Beginning(word)];
        if ((lengths & Bit(word.Length)) != 0 && _words.TryGetValue(word, out var exact))
        {
            found.AddRange(exact);
        }

        for (lengths &= Bit(word.Length) - 1; lengths != 0; lengths &= lengths - 1)
        {
            if (_words.TryGetValue(word[..BitOperations.TrailingZeroCount(lengths)], out var meanings))
            {
                AddPrefixes(meanings, found);
            }
        }
    }

    private static void AddPrefixes(Meaning[] meanings, List<Meaning> found)
    {
        foreach (var meaning in meanings)
        {
            if (meaning.IsPrefix)
            {
                found.Add(meaning);
            }
        }
    }

    private void NoteLength(Meaning meaning)
    {
        var bit = Bit(meaning.First.Length);
        if (meaning.First.Length > 1)
        {
            _lengths[Beginning(meaning.First)] |= bit;
            return;
        }

        // One letter: words with any second letter begin so.
        for (var i = 0; i < Beginnings; i++)
        {
            _lengths[i] |= bit;
        }
    }

    private static int Beginning(ReadOnlySpan<char> word) => ((word[0] * 31) + (word.Length > 1 ? word[1] : 0)) & (Beginnings - 1);

    private static ulong Bit(int length) => 1UL << Math.Min(length, LongestEntry);

    private static Vocabulary Load(string language)
    {
        using var file = JsonDocument.Parse(Resource(language));
        return new Vocabulary(language, [.. VocabularyFile.Read(file.RootElement), .. VocabularyFile.Of(Names)]);
    }

    public static string Resource(string name)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream($"AlertBot.Understanding.Deadlines.Vocabulary.{name}.json")
            ?? throw new InvalidOperationException($"The vocabulary {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
