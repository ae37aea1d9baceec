using System.CommandLine;
using AlertBot.Understanding.Stories.Comparing;

namespace AlertBot.Benchmarks.Stories;

/// <summary>
/// <c>stories-search FILE... --start weights.json --out weights.json</c>: moves fitted weights by small steps to where the stories found
/// are better, since one wrong join costs a long story more than a short one, which no fit of single choices sees. Deterministic. The mean
/// over the files counts; one that is named twice counts twice. Steps to something a little worse are taken as well, ever more seldom,
/// because small sets have many small hills (simulated annealing). What carries over is said by the same search run without a fold of the
/// stories and scored on it alone (<c>--folds</c>).
/// </summary>
internal static class StoriesSearchVerb
{
    /// <summary>What the pairs in two languages count beside F1: they are few, and the point of the vocabulary.</summary>
    private const double AcrossLanguages = 0.05;

    /// <summary>Which share of the heat is left at the last step.</summary>
    private const double Cold = 0.03;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "As for stories-fit" };
        var start = new Option<string?>("--start") { Description = "Weights to begin with; those of the program without it" };
        var output = new Option<string?>("--out") { Description = "Where to write the weights" };
        var steps = new Option<int>("--steps") { DefaultValueFactory = _ => 300 };
        var hold = new Option<double>("--hold") { Description = "What moving a weight by its own size costs, in F1", DefaultValueFactory = _ => 0.002 };
        var heat = new Option<double>("--heat") { Description = "How much F1 a step at the beginning may lose, about; 0 only climbs", DefaultValueFactory = _ => 0.0015 };
        var seed = new Option<int>("--seed") { Description = "Another number is another walk", DefaultValueFactory = _ => 1 };
        var folds = new Option<int>("--folds") { Description = "Into how many parts the stories are split for the honest figure; 0 leaves it out", DefaultValueFactory = _ => 0 };
        var general = new Option<bool>("--general") { Description = "Also move the weights of all news, not only what is different for a followed negotiation" };
        var verb = new Command("stories-search", "Moves the weights of grouping to where stories are better") { files, start, output, steps, hold, heat, seed, folds, general };
        verb.SetAction(r => Run([.. r.GetRequiredValue(files).Select(LabelledStories.Read)], r.GetValue(start), r.GetValue(output), new Way(r.GetValue(steps), r.GetValue(hold), r.GetValue(heat), r.GetValue(seed), r.GetValue(general)), r.GetValue(folds)));
        return verb;
    }

    private static int Run(List<LabelledStories> files, string? start, string? output, Way way, int folds)
    {
        var first = start is null ? StoryWeights.Embedded : StoryWeights.Parse(File.ReadAllText(start));
        files.ForEach(f => Console.WriteLine($"start {f.Name,-20} {BCubed.Of(StoryFit.Group(f, first))}"));
        var parts = Enumerable.Range(0, folds).Select(fold => Search(files, first, way, report => report.Fold(folds) != fold)).ToList();
        if (folds > 0)
        {
            files.ForEach(f => Console.WriteLine($"{folds}-fold {f.Name,-19} {BCubed.OfFolds([.. parts.Select(w => StoryFit.Group(f, w))])}"));
        }

        var best = Search(files, first, way, _ => true);
        files.ForEach(f => Console.WriteLine($"end   {f.Name,-20} {BCubed.Of(StoryFit.Group(f, best))}"));
        if (output is not null)
        {
            File.WriteAllText(output, best.ToJson() + "\n");
        }

        return 0;
    }

    private static StoryWeights Search(List<LabelledStories> files, StoryWeights first, Way way, Func<LabelledReport, bool> asked)
    {
        var random = new Random(way.Seed);
        var worth = Score(files, first, asked);
        var (at, best, highest) = (first, first, worth);
        for (var step = 0; step < way.Steps; step++)
        {
            var next = Moved(at, first, way, random);
            var its = Score(files, next, asked) - (way.Hold * Distance(next, first));
            var heat = way.Heat * Math.Pow(Cold, (double)step / way.Steps);
            if (its > worth + (heat * Math.Log(random.NextDouble())))
            {
                (at, worth) = (next, its);
            }

            if (its > highest)
            {
                (best, highest) = (next, its);
            }
        }

        return best;
    }

    private static double Score(List<LabelledStories> files, StoryWeights weights, Func<LabelledReport, bool> asked) =>
        files.Select(f => BCubed.Of(StoryFit.Group(f, weights), asked)).Average(s => s.F1 + (AcrossLanguages * s.AcrossLanguages));

    private static StoryWeights Moved(StoryWeights last, StoryWeights first, Way way, Random random)
    {
        var general = way.General && random.Next(2) == 0;
        var scale = Math.Pow(10, -random.NextDouble());
        var moved = new SortedDictionary<string, double>(general ? last.Weights : last.Followed, StringComparer.Ordinal);
        foreach (var name in Enum.GetValues<Sign>().Select(StoryWeights.NameOf).OrderBy(_ => random.Next()).Take(1 + random.Next(4)).ToList())
        {
            moved[name] = Math.Round(moved.GetValueOrDefault(name) + (Size(first, name) * ((random.NextDouble() * 2) - 1) * scale), 3);
        }

        return new StoryWeights(last.JoinFrom, last.FollowUpFrom, last.Bias, general ? moved : last.Weights, general ? last.Followed : moved);
    }

    private static double Distance(StoryWeights to, StoryWeights from) => Distance(to.Weights, from.Weights, from) + Distance(to.Followed, from.Followed, from);

    private static double Distance(SortedDictionary<string, double> to, SortedDictionary<string, double> from, StoryWeights first) =>
        to.Sum(w => Math.Pow((w.Value - from.GetValueOrDefault(w.Key)) / Size(first, w.Key), 2));

    private static double Size(StoryWeights weights, string name) => Math.Max(0.2, Math.Abs(weights.Weights.GetValueOrDefault(name) + weights.Followed.GetValueOrDefault(name)));

    private readonly record struct Way(int Steps, double Hold, double Heat, int Seed, bool General);
}
