using System.CommandLine;
using System.Diagnostics;
using AlertBot.Feeds.Parsing;

namespace AlertBot.Benchmarks.Parsing;

/// <summary><c>parse [FOLDER]</c>: megabytes a second on one thread, for a sound feed and for the files of a folder.</summary>
internal static class ParseSpeedVerb
{
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER") { Description = "Feeds to measure besides the sound one", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("parse", "Measures the parsing of feeds") { folder };
        verb.SetAction(r => Run(r.GetValue(folder)));
        return verb;
    }

    private static int Run(string? folder)
    {
        var clean = CleanFeed.Create();
        Measure($"clean RSS of {clean.Length / 1000.0:N0} KB, AlertBot", [clean], body => Parse(body));
        Measure($"clean RSS of {clean.Length / 1000.0:N0} KB, CodeHollow.FeedReader", [clean], body => CodeHollow.FeedReader.FeedReader.ReadFromByteArray(body));
        if (folder is not null)
        {
            Measure("files of the folder, AlertBot", FeedFiles.Read(folder), Parse);
        }

        return 0;
    }

    private static void Parse(byte[] body)
    {
        try
        {
            new FeedParser().Parse(body);
        }
        catch (UnreadableFeedException)
        {
            // Refusing is part of the work.
        }
    }

    private static void Measure(string name, IReadOnlyList<byte[]> bodies, Action<byte[]> parse)
    {
        Rounds(bodies, parse, 1);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var bytes = Rounds(bodies, parse, 3);
        var perByte = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / bytes;
        Console.WriteLine(FormattableString.Invariant($"{name}: {bytes / watch.Elapsed.TotalSeconds / 1e6:N0} MB/s, {perByte:N1} bytes allocated for each byte"));
    }

    private static double Rounds(IReadOnlyList<byte[]> bodies, Action<byte[]> parse, double seconds)
    {
        var (watch, bytes) = (Stopwatch.StartNew(), 0.0);
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            foreach (var body in bodies)
            {
                parse(body);
                bytes += body.Length;
            }
        }

        return bytes;
    }
}
