using System.Globalization;
using System.Text;

namespace AlertBot.Understanding.Text;

/// <summary>
/// Folds text character by character, so that an offset into the folded text is an offset into the original: lower case,
/// no diacritics on Latin letters, ё as е, every kind of apostrophe the same. What joins words inside a phrase (blank, hyphen,
/// quotation mark) becomes a blank, what parts phrases (full stop, comma, bracket) becomes <see cref="Break"/>.
/// </summary>
public static class CharFold
{
    public const char Joint = ' ';
    public const char Break = '.';
    public const char Apostrophe = '\'';

    private static readonly char[] Table = BuildTable();

    public static char Fold(char letter) => Table[letter];

    public static bool IsWord(char folded) => folded > Break || folded == Apostrophe;

    /// <summary>Folds <paramref name="source"/> into <paramref name="target"/>, which has its length or more.</summary>
    public static void Fold(ReadOnlySpan<char> source, Span<char> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            var folded = Table[source[i]];
            target[i] = folded switch
            {
                Apostrophe when !IsBetween(source, i, IsCyrillic) => Joint,
                Break when source[i] == '.' && IsBetween(source, i, char.IsLetter) => Joint,
                Break when source[i] == ',' && IsBetween(source, i, char.IsDigit) => Joint,
                _ => folded,
            };
        }
    }

    public static string Fold(string text) => string.Create(text.Length, text, (span, source) => Fold(source, span));

    /// <summary>
    /// An English genitive ends the name, while a Ukrainian apostrophe is a letter of the word; the dot inside "U.S." and the comma inside "1,200" join.
    /// </summary>
    private static bool IsBetween(ReadOnlySpan<char> text, int at, Func<char, bool> letter) =>
        at > 0 && at + 1 < text.Length && letter(text[at - 1]) && letter(text[at + 1]);

    private static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u04FF';

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = FoldOne((char)i);
        }

        return table;
    }

    private static char FoldOne(char letter) => letter switch
    {
        'ё' or 'Ё' => 'е',
        '\'' or '’' or '‘' or 'ʼ' or '`' or '´' => Apostrophe,
        '-' or '‐' or '‑' or '–' or '"' or '“' or '”' or '„' or '«' or '»' or '_' or '\u00AD' => Joint,
        _ when char.IsLetter(letter) => char.ToLowerInvariant(WithoutDiacritic(letter)),
        _ when char.IsDigit(letter) => letter,
        _ when char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format => Joint,
        _ => Break,
    };

    private static char WithoutDiacritic(char letter)
    {
        if (letter is < '\u00C0' or > '\u024F')
        {
            return letter;
        }

        return letter switch
        {
            'ø' or 'Ø' => 'o',
            'ł' or 'Ł' => 'l',
            'ı' => 'i',
            _ => letter.ToString().Normalize(NormalizationForm.FormD)[0],
        };
    }
}
