using System.Text;

namespace AlertBot.Understanding.Stories.Words;

/// <summary>
/// The consonants of a name, spelled one way for Latin and Cyrillic: Дрісколла and Driscoll are both <c>drskl</c>.
/// Vowels are where spellings and cases differ most, so they are left out. Capitals stand for sounds of two letters.
/// </summary>
internal static class NameSound
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['б'] = "b",
        ['в'] = "v",
        ['г'] = "g",
        ['ґ'] = "g",
        ['д'] = "d",
        ['ж'] = "J",
        ['з'] = "z",
        ['к'] = "k",
        ['л'] = "l",
        ['м'] = "m",
        ['н'] = "n",
        ['п'] = "p",
        ['р'] = "r",
        ['с'] = "s",
        ['т'] = "t",
        ['ф'] = "f",
        ['х'] = "H",
        ['ц'] = "z",
        ['ч'] = "C",
        ['ш'] = "X",
        ['щ'] = "XC",
        ['b'] = "b",
        ['c'] = "k",
        ['d'] = "d",
        ['f'] = "f",
        ['g'] = "g",
        ['h'] = "H",
        ['j'] = "J",
        ['k'] = "k",
        ['l'] = "l",
        ['m'] = "m",
        ['n'] = "n",
        ['p'] = "p",
        ['q'] = "k",
        ['r'] = "r",
        ['s'] = "s",
        ['t'] = "t",
        ['v'] = "v",
        ['w'] = "v",
        ['x'] = "ks",
        ['z'] = "z",
        ['C'] = "C",
        ['X'] = "X",
        ['J'] = "J",
        ['H'] = "H",
    };

    private static readonly (string From, string To)[] Pairs =
        [("shch", "XC"), ("tch", "C"), ("sch", "X"), ("zh", "J"), ("kh", "H"), ("ch", "C"), ("sh", "X"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("tz", "z"), ("ts", "z"), ("дж", "J")];

    private static readonly string[] CaseEndings =
        ["ого", "его", "ому", "ему", "ими", "ами", "ями", "ові", "еві", "єві", "ым", "им", "ом", "ем", "єм", "ам", "ах", "ях"];

    public static string Of(string lower)
    {
        var name = lower[0] is >= '\u0400' and <= '\u04FF' ? WithoutCase(lower) : lower;
        foreach (var (from, to) in Pairs)
        {
            name = name.Replace(from, to, StringComparison.Ordinal);
        }

        var sound = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            foreach (var one in Letters.GetValueOrDefault(letter, ""))
            {
                Append(sound, one);
            }
        }

        return sound.ToString();
    }

    private static string WithoutCase(string name)
    {
        var ending = CaseEndings.FirstOrDefault(e => name.Length - e.Length >= 4 && name.EndsWith(e, StringComparison.Ordinal));
        return ending is null ? name : name[..^ending.Length];
    }

    private static void Append(StringBuilder sound, char letter)
    {
        if (sound.Length == 0 || sound[^1] != letter)
        {
            sound.Append(letter);
        }
    }
}
