namespace AlertBot.Understanding.Text;

/// <summary>Tells English, Ukrainian and Russian apart by the letters that only one of them uses.</summary>
public static class LanguageDetector
{
    public const string Undetermined = "und";

    /// <summary>More letters of a title or text than this tell nothing new; so many can be counted in 16 bits.</summary>
    private const int Enough = ushort.MaxValue;

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
            _ => Sum(2) >= Sum(3) ? "uk" : "ru",
        };

        int Sum(int kind) => (ushort)(ofTitle >> (16 * kind)) + (ushort)(ofText >> (16 * kind));
    }

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
