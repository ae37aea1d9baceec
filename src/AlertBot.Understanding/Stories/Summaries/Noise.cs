using System.Text.Json;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>What no summary should repeat: words of the site about itself, lures, sentences that lean on the one before, and what only recalls other days.</summary>
internal sealed class Noise
{
    private readonly string[] _boilerplate;
    private readonly string[] _clickbait;
    private readonly string[] _lures;
    private readonly string[] _biography;
    private readonly HashSet<string> _dangling;
    private readonly string[] _recallFrom;
    private readonly string[] _recalled;

    private Noise(Dictionary<string, string[]> lists)
    {
        _boilerplate = lists["boilerplate"];
        _clickbait = lists["clickbait"];
        _lures = lists["lures"];
        _biography = lists["biography"];
        _dangling = new(lists["dangling"], StringComparer.OrdinalIgnoreCase);
        _recallFrom = lists["recallFrom"];
        _recalled = lists["recalled"];
    }

    public static Noise Default { get; } = new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(Resource.Read("Stories.Summaries.noise.json"))!);

    public bool IsBoilerplate(string sentence) =>
        _boilerplate.Any(sign => sentence.Contains(sign, StringComparison.OrdinalIgnoreCase))
        || sentence.Contains("http", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains('@', StringComparison.Ordinal)
        || IsByline(sentence);

    public bool IsClickbait(string words) =>
        words.EndsWith('?') || words.Contains('…', StringComparison.Ordinal) || words.EndsWith("...", StringComparison.Ordinal)
        || _clickbait.Any(sign => words.Contains(sign, StringComparison.OrdinalIgnoreCase));

    /// <summary>"Why the talks failed", "Чому зірвалися переговори": a title that promises to tell, and does not.</summary>
    public bool IsLure(string title) => IsClickbait(title) || Begins(title, _lures);

    /// <summary>"He served as ambassador for years": who somebody is, not what happened.</summary>
    public bool IsBiography(string sentence) => _biography.Any(sign => sentence.Contains(sign, StringComparison.OrdinalIgnoreCase));

    /// <summary>"But he ...": nobody knows who, when it stands alone.</summary>
    public bool Dangles(string sentence)
    {
        var end = 0;
        while (end < sentence.Length && (char.IsLetter(sentence[end]) || sentence[end] is '\'' or '’'))
        {
            end++;
        }

        return end > 0 && _dangling.Contains(sentence[..end]);
    }

    /// <summary>"Earlier, the Pope offered ...": tells what was before, not what the report is about.</summary>
    public bool Recalls(string sentence) =>
        Begins(sentence, _recallFrom)
        || _recalled.Any(sign => sentence.Contains(sign, StringComparison.OrdinalIgnoreCase));

    private static bool Begins(string text, string[] beginnings) =>
        Array.Exists(beginnings, word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && text.Length > word.Length && !char.IsLetter(text[word.Length]));

    private static bool IsByline(string sentence) => sentence.StartsWith("By ", StringComparison.Ordinal) && sentence.Length < 120 && !sentence.Contains(',', StringComparison.Ordinal);
}
