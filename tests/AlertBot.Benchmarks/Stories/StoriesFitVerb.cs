using System.CommandLine;
using AlertBot.Understanding.Stories.Comparing;

namespace AlertBot.Benchmarks.Stories;

/// <summary><c>stories-fit FILE... --out weights.json</c>: learns when an item joins a story, and reports how well that carries over.</summary>
internal static class StoriesFitVerb
{
    private const int Folds = 5;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "JSON Lines: id, lang, title, text, published, publisher, story, relevant (0 or 1; absent means 1); or \"recorded\", the feeds of the demo; FILE+labels takes the stories from more-stories.json" };
        var output = new Option<string?>("--out") { Description = "Where to write the weights; without it only the report" };
        var penalty = new Option<double>("--penalty") { DefaultValueFactory = _ => 2 };
        var join = new Option<double[]>("--join") { Description = "Log-odds from which an item joins; the first is written", DefaultValueFactory = _ => [0.3], AllowMultipleArgumentsPerToken = true };
        var without = new Option<string[]>("--without") { Description = "Signs to leave out", DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = true };
        var followed = new Option<double>("--penalty-of-followed") { Description = "How much holds the weights between items of a followed negotiation to those of all news", DefaultValueFactory = _ => 2 };
        var verb = new Command("stories-fit", "Fits the weights of grouping") { files, output, penalty, followed, join, without };
        verb.SetAction(r => Run(r.GetRequiredValue(files), r.GetValue(output), r.GetValue(penalty), r.GetValue(followed), r.GetValue(join)!, r.GetValue(without)!));
        return verb;
    }

    private static int Run(string[] paths, string? output, double penalty, double penaltyOfFollowed, double[] join, string[] withoutNames)
    {
        var without = withoutNames.Select(n => Enum.Parse<Sign>(n, ignoreCase: true)).ToHashSet();
        var files = paths.Select(LabelledStories.Read).ToList();
        var rows = files.ToDictionary(f => f.Name, f => StoryFit.Choices(f, Folds));
        StoryWeights Fit(Func<string, JoinChoice, bool> uses, double from) =>
            StoryFit.Fit([.. rows.SelectMany(f => f.Value.Where(row => uses(f.Key, row)))], penalty, penaltyOfFollowed, from, without);
        foreach (var from in join)
        {
            var all = Fit((_, _) => true, from);
            var folds = Enumerable.Range(0, Folds).Select(fold => Fit((_, row) => row.Fold != fold, from)).ToList();
            foreach (var file in files)
            {
                Console.WriteLine(FormattableString.Invariant($"join {from,5:0.00} {file.Name,-20} training     {BCubed.Of(StoryFit.Group(file, all))}"));
                Console.WriteLine(FormattableString.Invariant($"join {from,5:0.00} {file.Name,-20} {Folds}-fold       {BCubed.OfFolds([.. folds.Select(w => StoryFit.Group(file, w))])}"));
                Console.WriteLine(FormattableString.Invariant($"join {from,5:0.00} {file.Name,-20} other files  {BCubed.Of(StoryFit.Group(file, Fit((name, _) => name != file.Name, from)))}"));
            }

            if (output is not null && from == join[0])
            {
                File.WriteAllText(output, all.ToJson() + "\n");
            }
        }

        return 0;
    }
}
