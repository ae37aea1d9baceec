using System.CommandLine;
using AlertBot.Understanding.Stories;
using AlertBot.Understanding.Stories.Comparing;

namespace AlertBot.Benchmarks.Stories;

/// <summary><c>stories-why FILE</c>: for each labelled item that was kept from its story or joined a strange one, the signs that decided; occasions are left aside.</summary>
internal static class StoriesWhyVerb
{
    private const int Shown = 14;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "As for stories-fit" };
        var only = new Option<string?>("--story") { Description = "Only items of this labelled story" };
        var verb = new Command("stories-why", "Says which signs kept an item from its story, or joined it to a strange one, when all before it is as labelled") { file, only };
        verb.SetAction(r => Run(LabelledStories.Read(r.GetRequiredValue(file)), r.GetValue(only)));
        return verb;
    }

    private static int Run(LabelledStories file, string? only)
    {
        var weights = StoryWeights.Embedded;
        var grouper = new StoryGrouper();
        var keys = new Dictionary<string, long>();
        var names = new Dictionary<long, string>();
        foreach (var report in file.Items.Where(i => i.IsGrouped))
        {
            var measured = grouper.Measure(report.Item).OrderByDescending(m => weights.LogOdds(m.Signs)).ToList();
            var known = keys.TryGetValue(report.Story, out var key);
            if (!known)
            {
                keys.Add(report.Story, key = keys.Count + 1);
                names.Add(key, report.Story);
            }

            var joins = measured.Count > 0 && weights.LogOdds(measured[0].Signs) >= weights.JoinFrom;
            var wrong = known ? !joins || measured[0].Story != key : joins;
            if (wrong && report.Counts && (only is null || report.Story == only))
            {
                Console.WriteLine($"{(known ? "SPLIT" : "JOINED")} {report.Item.Id} [{report.Language}] {report.Story} | {report.Item.Text.Title}");
                if (known)
                {
                    Tell("own", measured.FirstOrDefault(m => m.Story == key), names, weights);
                }

                if (joins && measured[0].Story != key)
                {
                    Tell("best", measured[0], names, weights);
                }
            }

            grouper.Restore(report.Item, key);
        }

        return 0;
    }

    private static void Tell(string what, (long Story, double[] Signs) found, Dictionary<long, string> names, StoryWeights weights)
    {
        if (found.Signs is null)
        {
            Console.WriteLine($"   {what}: nothing shared");
            return;
        }

        var shares = Enum.GetValues<Sign>().Select(s => (s, Share: weights.Share(s, found.Signs))).Where(s => Math.Abs(s.Share) > 0.02).OrderByDescending(s => Math.Abs(s.Share)).Take(Shown);
        Console.WriteLine(FormattableString.Invariant($"   {what}: {names[found.Story]} log-odds {weights.LogOdds(found.Signs):0.00}: {string.Join(" ", shares.Select(s => FormattableString.Invariant($"{s.s}{s.Share:+0.00;-0.00}")))}"));
    }
}
