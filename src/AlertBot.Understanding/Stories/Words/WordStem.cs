namespace AlertBot.Understanding.Stories.Words;

/// <summary>Cuts endings so that forms of a word meet. Light on purpose: two words made one cost more than two forms kept apart.</summary>
internal static class WordStem
{
    private static readonly string[] English = ["ations", "ation", "ities", "ings", "ing", "ies", "ers", "ed", "es", "ly", "er", "s", "e", "y"];

    /// <summary>Case, number and tense endings of Ukrainian and Russian, longest first.</summary>
    private static readonly string[] Cyrillic =
    [
        "уватися", "ювалися", "ювала", "ували", "увала", "ування", "ывания", "ювати", "увати", "овать", "ировать",
        "остями", "ностей", "ості", "ости", "ення", "ення", "ання", "ения", "ение", "ений", "ании", "ания", "ание",
        "ого", "его", "ому", "ему", "ими", "ыми", "ами", "ями", "ові", "еві", "єві", "ться", "тся", "ися", "ися", "ася", "ыми",
        "ів", "їв", "ов", "ев", "ей", "ам", "ям", "ах", "ях", "ою", "ею", "єю", "ом", "ем", "єм", "им", "ым", "их", "ых", "ий", "ый", "ой",
        "ая", "яя", "ое", "ее", "ую", "юю", "ые", "ие", "ії", "ию", "ію", "ия", "ія", "ть", "ти", "ли", "ла", "ло", "ла", "ся", "ет", "ит", "ає", "ює", "ує", "ут", "ют",
        "а", "я", "о", "е", "є", "у", "ю", "и", "і", "ї", "ы", "ь", "й", "в", "л",
    ];

    public static string Of(string lower) =>
        lower[0] is >= '\u0400' and <= '\u04FF' ? Cut(lower, Cyrillic, 4) : Cut(lower, English, 3);

    private static string Cut(string word, string[] endings, int keep)
    {
        foreach (var ending in endings)
        {
            if (word.Length - ending.Length >= keep && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return Undouble(word[..^ending.Length]);
            }
        }

        return word;
    }

    /// <summary>"stopping" and "stop" meet: a doubled last consonant is one.</summary>
    private static string Undouble(string stem) => stem.Length > 3 && stem[^1] == stem[^2] ? stem[..^1] : stem;
}
