using System.Text.Json;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>What no summary should repeat: words of the site about itself, lures, sentences that lean on the one before, and what only recalls other days.</summary>
internal sealed class Noise
{
    private readonly string[] _boilerplate;
    private readonly string[] _clickbait;
    private readonly HashSet<string> _dangling;
    private readonly string[] _recallFrom;
    private readonly string[] _recalled;

    private Noise(Dictionary<string, string[]> lists)
    {
        _boilerplate = lists["boilerplate"];
        _clickbait = lists["clickbait"];
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
        _recallFrom.Any(word => sentence.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(sentence[word.Length]))
        || _recalled.Any(sign => sentence.Contains(sign, StringComparison.OrdinalIgnoreCase));

    private static bool IsByline(string sentence) => sentence.StartsWith("By ", StringComparison.Ordinal) && sentence.Length < 120 && !sentence.Contains(',', StringComparison.Ordinal);
}
