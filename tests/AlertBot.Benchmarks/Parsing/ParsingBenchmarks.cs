using AlertBot.Feeds.Parsing;
using BenchmarkDotNet.Attributes;

namespace AlertBot.Benchmarks.Parsing;

/// <summary>AlertBot's parser and CodeHollow's on the same bytes; what a parser refuses is part of its work.</summary>
public class ParsingBenchmarks
{
    /// <summary>Whose files are the real feeds; none are measured without it.</summary>
    internal static string? Folder { get; set; }

    /// <summary>Names of what is parsed.</summary>
    public static IEnumerable<string> All => Folder is null ? [Clean] : [Clean, Real];

    private const string Clean = "sound feed of 52 KB";
    private const string Real = "files of the folder";

    private IReadOnlyList<byte[]> _bodies = [];

    /// <summary>Which of <see cref="All"/>.</summary>
    [ParamsSource(nameof(All))]
    public string Feeds { get; set; } = Clean;

    /// <summary>How many bytes one operation parses.</summary>
    internal static long BytesOf(string feeds) => Bodies(feeds).Sum(b => (long)b.Length);

    /// <summary>Reads the bodies into memory.</summary>
    [GlobalSetup]
    public void Load() => _bodies = Bodies(Feeds);

    /// <summary>The parser of the product; the number of items.</summary>
    [Benchmark]
    public int AlertBot() => Count(body => new FeedParser().Parse(body).Items.Length);

    /// <summary>The library by itself; the number of items.</summary>
    [Benchmark]
    public int CodeHollow() => Count(body => global::CodeHollow.FeedReader.FeedReader.ReadFromByteArray(body).Items.Count);

    private static IReadOnlyList<byte[]> Bodies(string feeds) => feeds == Clean ? [CleanFeed.Create()] : FeedFiles.Read(Folder!);

    private int Count(Func<byte[], int> parse)
    {
        var items = 0;
        foreach (var body in _bodies)
        {
            try
            {
                items += parse(body);
            }
            catch (Exception)
            {
                // Of any kind: CodeHollow passes on whatever its parts throw.
            }
        }

        return items;
    }
}
