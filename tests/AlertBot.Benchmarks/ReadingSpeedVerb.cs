using System.CommandLine;
using System.Diagnostics;
using AlertBot.Benchmarks.Fitting;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Benchmarks;

/// <summary><c>speed FILE</c>: how many items a second are read, on one thread and on all.</summary>
internal static class ReadingSpeedVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines of items" };
        var copies = new Option<int>("--dossiers") { Description = "How many copies of the dossiers are followed", DefaultValueFactory = _ => 1 };
        var verb = new Command("speed", "Measures reading") { file, copies };
        verb.SetAction(r => Run(r.GetRequiredValue(file), r.GetValue(copies)));
        return verb;
    }

    private static int Run(string file, int copies)
    {
        var items = LabelledItem.ReadUnlabelled(file).ToList();
        var dossiers = DossierCatalog.Embedded().Dossiers;
        var catalog = new DossierCatalog(Enumerable.Range(0, copies).SelectMany(i => dossiers.Select(d => d with { Id = $"{d.Id}-{i}" })));
        var reader = new ItemReader(catalog);
        items.ForEach(i => reader.Read(i));
        Measure("one thread", items, i => items.ForEach(item => reader.Read(item)));
        Measure("all threads", items, i => Parallel.ForEach(items, item => reader.Read(item)));
        return 0;
    }

    private static void Measure(string name, List<ItemText> items, Action<int> round)
    {
        // What is hot is compiled again while it runs: the first second tells more about the compiler than about the reader.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 1;)
        {
            round(0);
        }

        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var rounds = 0;
        while (watch.Elapsed.TotalSeconds < 2)
        {
            round(rounds++);
        }

        var count = (double)rounds * items.Count;
        var characters = rounds * items.Sum(i => (double)i.Title.Length + i.Text.Length);
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {count / watch.Elapsed.TotalSeconds:N0} items/s, {characters / watch.Elapsed.TotalSeconds / 1e6:N1} M characters/s, {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / count:N0} bytes/item"));
    }
}
