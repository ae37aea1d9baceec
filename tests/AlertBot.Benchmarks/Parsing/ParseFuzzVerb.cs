using System.CommandLine;
using System.Diagnostics;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Benchmarks.Parsing;

/// <summary><c>parse-fuzz FOLDER</c>: mutates the files of a folder; the parser may refuse them, but never fail or dawdle.</summary>
internal static class ParseFuzzVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Feeds to mutate" };
        var count = new Option<int>("--count") { Description = "How many mutated inputs", DefaultValueFactory = _ => 1_000_000 };
        var seed = new Option<int>("--seed") { Description = "Of the random numbers", DefaultValueFactory = _ => 1 };
        var clean = new Option<bool>("--clean") { Description = "Also sanitise the HTML of each item" };
        var verb = new Command("parse-fuzz", "Feeds mutated documents to the parser") { folder, count, seed, clean };
        verb.SetAction(r => Run(FeedFiles.Read(r.GetRequiredValue(folder)), r.GetValue(count), r.GetValue(seed), r.GetValue(clean)));
        return verb;
    }

    private static int Run(IReadOnlyList<byte[]> bodies, int count, int seed, bool clean)
    {
        var (failures, read, slowest) = (0, 0, TimeSpan.Zero);
        var gate = new Lock();
        Parallel.For(0, count, i =>
        {
            var random = new Random(unchecked((seed * 1_000_003) + i));
            var body = Mutation.Of(bodies, random);
            var (problem, isFeed, elapsed) = Measured(body, clean);
            if (elapsed > Patience)
            {
                // Once more: the machine may have stood still, the parser would again.
                (problem, isFeed, elapsed) = Measured(body, clean);
            }

            lock (gate)
            {
                read += isFeed ? 1 : 0;
                slowest = elapsed > slowest ? elapsed : slowest;
                problem ??= elapsed > Patience ? $"took {elapsed.TotalSeconds:N1} s" : null;
                if (problem is not null && failures++ < 10)
                {
                    Console.WriteLine($"input {i} of seed {seed}, {body.Length} bytes: {problem}");
                }
            }
        });
        Console.WriteLine(FormattableString.Invariant($"{count:N0} inputs: {read:N0} read as feeds, {failures} failures, slowest {slowest.TotalMilliseconds:N0} ms"));
        return failures == 0 ? 0 : 1;
    }

    private static (string? Problem, bool IsFeed, TimeSpan Elapsed) Measured(byte[] body, bool clean)
    {
        var watch = Stopwatch.StartNew();
        var problem = Try(body, clean, out var isFeed);
        return (problem, isFeed, watch.Elapsed);
    }

    private static string? Try(byte[] body, bool clean, out bool isFeed)
    {
        isFeed = false;
        try
        {
            var feed = new FeedParser().Parse(body, new Uri("https://news.example/rss"));
            isFeed = true;
            foreach (var item in clean ? feed.Items : [])
            {
                SafeHtml.Clean(item.Content ?? item.Summary ?? "", item.Base);
            }

            return null;
        }
        catch (UnreadableFeedException)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, it is what the fuzzing is for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"{e.GetType().Name}: {e.Message} {string.Join(' ', e.StackTrace?.Split('\n').Take(4).Select(line => line.Trim()) ?? [])}";
        }
    }
}
