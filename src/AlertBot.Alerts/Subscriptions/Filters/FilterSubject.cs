using System.Text;

namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>The words that filters look at: headlines and lines of the alert in all its languages, and the text of its occasion.</summary>
public sealed class FilterSubject
{
    /// <summary>What is beyond is not looked at.</summary>
    internal const int LongestText = 20_000;

    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    private FilterSubject(string text)
    {
        Text = text.Length <= LongestText ? text : text[..LongestText];
        Folded = Fold(Text);
        Words = WordsOf(Folded);
        for (var i = 0; i < Words.Length; i++)
        {
            (_places.TryGetValue(Words[i], out var places) ? places : _places[Words[i]] = []).Add(i);
        }
    }

    /// <summary>As it was written, for patterns.</summary>
    public string Text { get; }

    internal string Folded { get; }

    internal string[] Words { get; }

    internal IReadOnlyCollection<string> DistinctWords => _places.Keys;

    public static FilterSubject Of(Alert alert, string? occasion = null)
    {
        var content = alert.Content;
        var deadlines = content.Deadlines.SelectMany(d => new[] { d.SetBy, d.Addressee, d.Action, d.Quote }).OfType<string>();
        return new FilterSubject(string.Join('\n', [.. content.Headlines.Select(h => h.Text), .. content.Lines.Select(l => l.Text), .. deadlines, .. occasion is null ? [] : new[] { occasion }]));
    }

    public static FilterSubject Of(string text) => new(text);

    internal IReadOnlyList<int> PlacesOf(string word) => _places.GetValueOrDefault(word) ?? [];

    /// <summary>Case, apostrophes and ё as in е make no difference to a reader who filters.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            folded.Append(char.ToLowerInvariant(c) switch
            {
                'ё' => 'е',
                '’' or 'ʼ' or '`' => '\'',
                var lower => lower,
            });
        }

        return folded.ToString();
    }

    internal static string[] WordsOf(string folded)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && IsOfWord(folded, i))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.Add(folded[start..i]);
                start = -1;
            }
        }

        return [.. words];
    }

    /// <summary>An apostrophe belongs to a word only between letters.</summary>
    private static bool IsOfWord(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || (text[at] == '\'' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]));
}
