using System.Text.RegularExpressions;
using AlertBot.Understanding.Stories.Words;

namespace AlertBot.Understanding.Stories.Features;

/// <summary>
/// Reads from a title who does what: the actor (the first name that is not a mere topic, or the speaker named at the end), the pair
/// of sides that meet, and what the actor's side does. These are the same in every language.
/// </summary>
internal sealed partial class HeadlineReader(Lexicon lexicon, NameKinds kinds)
{
    private const int LongestTail = 40;

    private const string Call = "call";

    /// <summary>"Will not be held", "will probably not be held".</summary>
    private const int WordsBehind = 2;

    public Headline Read(string title, List<Word> words, bool[] background, Action<char, string, FeatureKind, string> add)
    {
        var found = Entries(words).Where(f => !background[f.At]).ToList();
        if (found.Count == 0)
        {
            return Headline.None;
        }

        var events = found.Where(f => !f.Entry.IsName).Select(f => f.Entry.Key == "peaceplan" ? "plan" : f.Entry.Key).ToHashSet(StringComparer.Ordinal);
        var actors = found.Where(f => f.Entry.IsName && !kinds.IsMedia(f.Entry.Key) && !IsTopic(f, found, words)).ToList();
        var talks = events.Any(kinds.IsTalks);
        var pair = Pair(found, words);
        var lead = (talks ? pair?.First : null) ?? Speaker(title, found) ?? pair?.First ?? First(actors, found, words) ?? First(found.Where(f => f.Entry.IsName && !kinds.IsMedia(f.Entry.Key)), found, words);
        if (talks)
        {
            AddEncounters([.. actors.Select(a => kinds.SideOf(a.Entry.Key)).Distinct().Order(StringComparer.Ordinal)], add);
        }

        if (lead is not null)
        {
            var side = kinds.SideOf(lead);
            foreach (var deed in events.Where(e => !kinds.IsQuiet(e)))
            {
                add('%', side + " " + deed, FeatureKind.Deed, $"{side}: {deed}");
            }
        }

        int[] sides = [.. found.Where(f => f.Entry.IsName).Select(f => Id(kinds.SideOf(f.Entry.Key))).Distinct()];
        var ahead = talks && LooksAhead(words);
        return lead is null && sides.Length == 0
            ? Headline.OfNobody(talks, ahead)
            : new Headline(lead is null ? 0 : Id(lead), lead is null ? 0 : Id(kinds.SideOf(lead)), talks, sides, ahead)
            {
                Partner = pair is { } two && lead == two.First ? Id(two.Second) : 0,
                Call = ahead ? 0 : CallOf(found, words),
            };
    }

    private bool LooksAhead(List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (kinds.LooksAhead(words[i].Lower) && !IsDenied(words, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// "Will not be held", "will be no new round", "не відбудеться" and "no talks will be held" tell of none to come; "not before August" and
    /// what another sentence denies do not.
    /// </summary>
    private bool IsDenied(List<Word> words, int verb)
    {
        var from = words.FindLastIndex(verb, verb + 1, w => w.Opens);
        return (verb > 0 && kinds.Denies(words[verb - 1].Lower))
            || Enumerable.Range(verb + 1, WordsBehind).Any(i => i < words.Count && words[i].Lower is "no" or "not" or "never" or "не" && !(i + 1 < words.Count && kinds.Compares(words[i + 1].Lower)))
            || words.Take(verb).Skip(from).Any(w => w.Lower is "no");
    }

    /// <summary>Two people who spoke. A third name leaves open who did, and "no call", "to speak" tell of none.</summary>
    private int CallOf(List<Found> found, List<Word> words)
    {
        var call = found.FindIndex(f => f.Entry.Key == Call);
        return call >= 0 && !words.Exists(w => kinds.IsToCome(w.Lower)) && !words.Take(found[call].At).TakeLast(2).Any(w => kinds.Denies(w.Lower))
            && found.Where(f => kinds.IsPerson(f.Entry.Key)).Select(f => f.Entry.Key).Distinct().Order(StringComparer.Ordinal).ToList() is [var one, var other]
            && kinds.SideOf(one) != kinds.SideOf(other)
                ? FeatureHash.Of('&', one + " " + other)
                : 0;
    }

    /// <summary>
    /// "Trump and Putin to speak, Kremlin says", "разговор Путина и Трампа", "Ukraine, Russia swap prisoners": the title begins with two of
    /// different sides who do it together. Both act, in whatever order they are named, so that one of them stands for both.
    /// </summary>
    private (string First, string Second)? Pair(List<Found> found, List<Word> words)
    {
        var first = found.FindIndex(f => f.Entry.IsName);
        if (first < 0 || first + 1 >= found.Count || !found[first + 1].Entry.IsName)
        {
            return null;
        }

        var (one, other) = (found[first], found[first + 1]);
        var between = other.At - one.At - one.Words;
        var together = between == 0 || (between == 1 && kinds.JoinsNames(words[other.At - 1].Lower));
        return together && kinds.SideOf(one.Entry.Key) != kinds.SideOf(other.Entry.Key)
            ? string.CompareOrdinal(one.Entry.Key, other.Entry.Key) < 0 ? (one.Entry.Key, other.Entry.Key) : (other.Entry.Key, one.Entry.Key)
            : null;
    }

    private string? First(IEnumerable<Found> names, List<Found> found, List<Word> words)
    {
        foreach (var name in names)
        {
            return SendsAnother(name, found, words) ? kinds.SideOf(name.Entry.Key) : name.Entry.Key;
        }

        return null;
    }

    /// <summary>"Trump's envoy", "посланник Трампа": somebody acts for the side, and it is not who is named.</summary>
    private bool SendsAnother(Found name, List<Found> found, List<Word> words)
    {
        var aide = words[name.At].IsCyrillic ? name.At - 1 : name.At + name.Words;
        return found.Exists(f => f.At == aide && kinds.IsAide(f.Entry.Key));
    }

    private static int Id(string name) => FeatureHash.Of('@', name);

    private static void AddEncounters(List<string> sides, Action<char, string, FeatureKind, string> add)
    {
        for (var i = 0; i < sides.Count; i++)
        {
            for (var j = i + 1; j < sides.Count; j++)
            {
                add('=', sides[i] + " " + sides[j], FeatureKind.Encounter, $"{sides[i]} and {sides[j]}");
            }
        }
    }

    private List<Found> Entries(List<Word> words)
    {
        var found = new List<Found>();
        for (var i = 0; i < words.Count; i++)
        {
            if (i + 1 < words.Count && lexicon.FindPhrase(words[i], words[i + 1]) is { } phrase)
            {
                found.Add(new Found(i, 2, phrase));
                i++;
            }
            else if (!words[i].IsNumber && lexicon.Find(words[i]) is { } entry)
            {
                found.Add(new Found(i, 1, entry));
            }
        }

        return found;
    }

    /// <summary>Who stands before a colon speaks, whatever of: "Rubio: ceasefire depends on Moscow".</summary>
    private bool IsTopic(in Found name, List<Found> found, List<Word> words)
    {
        var next = name.At + name.Words;
        return (name.At > 0 && kinds.IntroducesTopic(words[name.At - 1].Lower))
            || found.Any(f => f.At == next && !words[next].Opens && !f.Entry.IsName && kinds.IsTopic(f.Entry.Key));
    }

    /// <summary>"... — Kremlin", "..., Rubio says": the name at the end is who speaks.</summary>
    private string? Speaker(string title, List<Found> found)
    {
        var tail = Tail().Match(title);
        tail = tail.Success ? tail : Says().Match(title);
        if (!tail.Success || tail.Groups[1].Length > LongestTail)
        {
            return null;
        }

        var from = WordScanner.Scan(title[..tail.Index], 40).Count;
        return found.FirstOrDefault(f => f.At >= from && f.Entry.IsName && !kinds.IsMedia(f.Entry.Key)).Entry?.Key;
    }

    [GeneratedRegex(@"[—–-]\s+([^—–-]{3,40})$", RegexOptions.None, 1000)]
    private static partial Regex Tail();

    [GeneratedRegex(@"[,:]\s+([^,:]{3,40}) (?:says|said|tells|warns)\b", RegexOptions.None, 1000)]
    private static partial Regex Says();

    private readonly record struct Found(int At, int Words, Lexicon.Entry Entry);
}
