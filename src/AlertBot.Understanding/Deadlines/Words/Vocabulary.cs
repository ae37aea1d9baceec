using System.Collections.Frozen;
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
    private readonly int _shortest;
    private readonly int _longest;

    private Vocabulary(string language, IReadOnlyList<Meaning> meanings)
    {
        Language = language;
        var byFirst = meanings.GroupBy(m => m.First, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var frozen = byFirst.ToFrozenDictionary(StringComparer.Ordinal);
        _words = frozen.GetAlternateLookup<ReadOnlySpan<char>>();
        var prefixes = meanings.Where(m => m.IsPrefix).Select(m => m.First.Length).DefaultIfEmpty(1).ToList();
        _shortest = prefixes.Min();
        _longest = prefixes.Max();
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
        if (_words.TryGetValue(word, out var exact))
        {
            found.AddRange(exact);
        }

        var last = Math.Min(word.Length - 1, _longest);
        for (var length = _shortest; length <= last; length++)
        {
            if (_words.TryGetValue(word[..length], out var meanings))
            {
                foreach (var meaning in meanings)
                {
                    if (meaning.IsPrefix)
                    {
                        found.Add(meaning);
                    }
                }
            }
        }
    }

    private static Vocabulary Load(string language)
    {
        using var file = JsonDocument.Parse(Resource(language));
        return new Vocabulary(language, [.. VocabularyFile.Read(file.RootElement), .. VocabularyFile.Of(Names)]);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream($"AlertBot.Understanding.Deadlines.Vocabulary.{name}.json")
            ?? throw new InvalidOperationException($"The vocabulary {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
