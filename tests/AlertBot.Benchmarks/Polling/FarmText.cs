using System.Globalization;

namespace AlertBot.Benchmarks.Polling;

/// <summary>News that nobody wrote: sentences of common words in the lengths of real ones, the same for the same seed.</summary>
internal static class FarmText
{
    private const int Length = 2000;

    private static readonly string[] Nouns = Words("""
        council school road river team player match season goal hospital doctor nurse patient driver bus train station airport flight pilot company
        market price worker union office minister court judge police officer farmer field crop storm rain flood winter summer house family child
        parent teacher student university museum film singer concert book author bridge engineer factory engine energy bank loan budget tax report
        """);

    private static readonly string[] Verbs = Words("""
        opened closed won lost said reported found built sold bought planned visited began ended rose fell moved stayed changed helped called asked
        """);

    private static readonly string[] Others = Words("""
        new old large small local national early late heavy quiet northern southern first second last next public private young senior annual daily
        """);

    private static readonly string[] Joints = Words("the a in on at of for with after before near from by while and but as");

    private static readonly string[] Talks = Words("talks delegation ceasefire Istanbul minister exchange prisoners agreed round Kyiv Moscow the of on");

    /// <summary>As much text as 24 items of a feed of 52 KB have each, in letters.</summary>
    public static string Of(int seed, bool isAboutTalks)
    {
        var random = new Random(seed);
        var sentences = new List<string>();
        while (sentences.Sum(s => s.Length + 1) < Length)
        {
            sentences.Add((isAboutTalks ? Talk(random) : Sentence(random)) + ".");
        }

        return string.Join(' ', sentences);
    }

    public static string Sentence(int seed) => Sentence(new Random(seed));

    private static string Sentence(Random random)
    {
        var words = Enumerable.Range(0, random.Next(2, 6)).SelectMany(_ => new[] { One(Joints, random), One(Others, random), One(Nouns, random), One(Verbs, random) });
        return Begin(string.Join(' ', words));
    }

    private static string Talk(Random random) => Begin(string.Join(' ', Enumerable.Range(0, random.Next(8, 20)).Select(_ => One(Talks, random))));

    private static string Begin(string sentence) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}");

#pragma warning disable CA5394 // Words for a measurement: they must be the same each time, not secret.
    private static string One(string[] words, Random random) => words[random.Next(words.Length)];
#pragma warning restore CA5394

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
