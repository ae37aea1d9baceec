using System.Text.RegularExpressions;

namespace AlertBot.Understanding.Text;

/// <summary>
/// Tells English, Ukrainian and Russian apart by the letters that only one of them uses. Every second Russian headline has none of them, and
/// hardly any Ukrainian one: it is Russian unless its spelling says otherwise.
/// </summary>
public static partial class LanguageDetector
{
    public const string Undetermined = "und";

    /// <summary>More letters of a title or text than this tell nothing new; so many can be counted in 16 bits.</summary>
    private const int Enough = ushort.MaxValue;

    /// <summary>So much of a text without a letter that tells is spelling enough.</summary>
    private const int EnoughOfSpelling = 1_000;

    /// <summary>By letter: what it counts for, four counts of 16 bits in one number. One look-up and one sum a letter, however many kinds there are.</summary>
    private static readonly ulong[] Table = [.. Enumerable.Range(0, '\u0500').Select(letter => TallyOf((char)letter))];

    public static string Detect(string title, string text)
    {
        var (ofTitle, ofText) = (Count(title), Count(text));
        int latin = Sum(0), cyrillic = Sum(1);
        return (latin, cyrillic) switch
        {
            (0, 0) => Undetermined,
            _ when latin > cyrillic => "en",
            _ when Sum(2) != Sum(3) => Sum(2) > Sum(3) ? "uk" : "ru",
            _ => IsSpeltInUkrainian(title) || IsSpeltInUkrainian(text) ? "uk" : "ru",
        };

        int Sum(int kind) => (ushort)(ofTitle >> (16 * kind)) + (ushort)(ofText >> (16 * kind));
    }

    /// <summary>More of what only Ukrainian writes than of what only Russian does: "Зеленський", "об'єднання", "та", "що".</summary>
    private static bool IsSpeltInUkrainian(string part)
    {
        var balance = 0;
        foreach (var word in Words().EnumerateMatches(part.AsSpan(0, Math.Min(part.Length, EnoughOfSpelling))))
        {
            var written = part.AsSpan(word.Index, word.Length);
            balance += Ukrainian().IsMatch(written) ? 1 : 0;
            balance -= Russian().IsMatch(written) ? 1 : 0;
        }

        return balance > 0;
    }

    [GeneratedRegex(@"[\p{IsCyrillic}][\p{IsCyrillic}'’ʼ]*")]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:та|що|як|щодо|або|якщо|вона|вони|це|й|з|коли|тому|яка|яке|ще|буде|проти|перемовини)$|['’ʼ][яюе]|[сцз]ьк|йо|ьо|ння|ття|лля|чч|(?<!ст)[аи]в$|вся$|л[аио]ся$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ukrainian();

    [GeneratedRegex(@"^(?:и|что|как|если|она|они|из|от|его|после|против|с|со|во|ко|или|когда|нет|будет|почему|еще|уже|где|при)$|и[ия]|ие|тся$|ск(?:ий|ая|ое|ого|ую|их|им|ом|ой)$|[аиея]л$|лся$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Russian();

    private static ulong Count(string part)
    {
        var (table, sum) = (Table, 0UL);
        foreach (var letter in part.AsSpan(0, Math.Min(part.Length, Enough)))
        {
            sum += letter < table.Length ? table[letter] : 0;
        }

        return sum;
    }

    private static ulong TallyOf(char letter) => letter switch
    {
        _ when char.IsAsciiLetter(letter) => 1,
        'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ' => (1UL << 16) | (1UL << 32),
        'ы' or 'э' or 'ъ' or 'ё' or 'Ы' or 'Э' or 'Ъ' or 'Ё' => (1UL << 16) | (1UL << 48),
        >= '\u0400' => 1UL << 16,
        _ => 0,
    };
}
